import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  childEnvironment,
  isQuiet,
  quietSwitches,
  quietThisProcess,
  spawnSync,
} from './child-process.mjs'

const show = ['-p', 'process.env.ORT_DISABLE_TELEMETRY + " " + process.env.KEPT']

describe('child processes', () => {
  afterEach(() => vi.unstubAllEnvs())

  it('given an environment that says otherwise, are quiet all the same, and keep the rest', () => {
    const env = { ORT_DISABLE_TELEMETRY: '0', KEPT: 'yes' }
    expect(childEnvironment(env)).toEqual({ ...quietSwitches(), KEPT: 'yes' })
    const { stdout } = spawnSync(process.execPath, show, { env, encoding: 'utf8' })
    expect(stdout.trim()).toBe('1 yes')
  })

  it('given no environment, inherit ours and are quiet', () => {
    vi.stubEnv('KEPT', 'ours')
    vi.stubEnv('ORT_DISABLE_TELEMETRY', undefined)
    const { stdout } = spawnSync(process.execPath, show, { encoding: 'utf8' })
    expect(stdout.trim()).toBe('1 ours')
  })

  it('given Windows, know its own switch as well', () => {
    expect(quietSwitches('win32')).toMatchObject({ ORT_RUNNING_UNIT_TESTS: '1' })
    expect(quietSwitches('linux')).not.toHaveProperty('ORT_RUNNING_UNIT_TESTS')
  })

  it('given this process without the switch, it can be told', () => {
    vi.stubEnv('ORT_DISABLE_TELEMETRY', undefined)
    expect(isQuiet()).toBe(false)
    quietThisProcess()
    expect(isQuiet()).toBe(true)
  })
})
