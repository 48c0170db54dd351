import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { spawnSync } from '../../../child-process.mjs'
import { interruptedTurn, spokenTurn } from '../testing/turn-stories.ts'
import { healthOf } from './health.ts'
import { Metrics } from './metrics.ts'

const folder = fileURLToPath(new URL('../../../../../resources/grafana', import.meta.url))
const hasPromtool = spawnSync('promtool', ['--version']).error === undefined

function promtool(args: string[], input = '') {
  const { status, stdout, stderr } = spawnSync('promtool', args, {
    cwd: folder,
    input,
    encoding: 'utf8',
  })
  return { status, said: `${stdout}${stderr}` }
}

/** Prometheus' own tool; Debian has it in the package prometheus. `npm run metrics-check` runs the whole. */
describe.skipIf(!hasPromtool)('promtool', () => {
  it('given the alert rules, then they are sound and their unit tests pass', () => {
    expect(promtool(['check', 'rules', 'alerts.yml'])).toMatchObject({ status: 0 })
    const { status, said } = promtool(['test', 'rules', 'alerts.test.yml'])
    expect(status, said).toBe(0)
  })

  it('given what we tell after turns, then it is well-formed and named as Prometheus names things', async () => {
    const metrics = new Metrics(() => healthOf({ stt: 'ready' }))
    for (const event of [...spokenTurn(1), ...interruptedTurn(2)]) metrics.event(event)
    const { status, said } = promtool(['check', 'metrics'], await metrics.text())
    expect(status, said).toBe(0)
  })
})
