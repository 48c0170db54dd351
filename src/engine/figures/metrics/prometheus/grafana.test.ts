import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { healthOf } from './health.ts'
import { Metrics } from './metrics.ts'

const read = (name: string): string =>
  readFileSync(new URL(`../../../../../resources/grafana/${name}`, import.meta.url), 'utf8')

interface Panel {
  title: string
  targets?: { expr: string }[]
}

/** Names of all series that are told, e.g. `…_bucket` of a histogram. */
async function exported(): Promise<Set<string>> {
  const text = await new Metrics(() => healthOf({})).text()
  const types = [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)]
  return new Set(
    types.flatMap(([, name = '', type]) =>
      type === 'histogram' ? ['_bucket', '_sum', '_count'].map((end) => name + end) : [name],
    ),
  )
}

const named = (text: string): string[] => [...new Set(text.match(/\bparley_\w+/g))]

describe('what stands in resources/grafana', () => {
  it('given the dashboard, then every series it asks for is one that we tell', async () => {
    const known = await exported()
    const { panels } = JSON.parse(read('dashboard.json')) as { panels: Panel[] }
    const asked = panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr))
    expect(asked.length).toBeGreaterThan(20)
    for (const expr of asked) {
      expect(named(expr).length, expr).toBeGreaterThan(0)
      expect(named(expr).filter((name) => !known.has(name))).toEqual([])
    }
  })

  it('given the dashboard, then every metric that we tell is shown there', async () => {
    const shown = named(read('dashboard.json'))
    const families = [...(await exported())].filter((name) => !/_(sum|count)$/.test(name))
    expect(families.filter((name) => !shown.includes(name))).toEqual([])
  })

  it('given the alert rules and their tests, then every series is one that we tell', async () => {
    const known = await exported()
    for (const file of ['alerts.yml', 'alerts.test.yml'])
      expect(named(read(file)).filter((name) => !known.has(name))).toEqual([])
  })

  it('given the alert rules, then each alert has a test in which it fires', () => {
    const alerts = [...read('alerts.yml').matchAll(/- alert: (\w+)/g)].map(([, name]) => name)
    const tested = read('alerts.test.yml')
    expect(alerts.length).toBeGreaterThan(5)
    for (const name of alerts)
      expect(tested).toMatch(
        new RegExp(`alertname: ${name}\\n\\s+exp_alerts:( #.*)?\\n\\s+- exp_labels`),
      )
  })
})
