// The questions that the dashboard asks, as Prometheus gets them from Grafana.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../fixture/root.ts'

export interface Question {
  title: string
  expr: string
  /** Of servers instead of the built-in engine. */
  isOfEndpoints: boolean
}

/** With its variables as they are in the short window, for all jobs. */
export function questions(): Question[] {
  const text = readFileSync(join(root, 'resources/grafana/dashboard.json'), 'utf8')
  const { panels } = JSON.parse(text) as {
    panels: { title: string; targets?: { expr: string }[] }[]
  }
  return panels.flatMap(({ title, targets = [] }) =>
    targets.map(({ expr }) => ({
      title,
      expr: expr.replaceAll('$window', '5m').replaceAll('$job', '.*'),
      isOfEndpoints: /parley_provider_(?!failovers)/.test(expr),
    })),
  )
}
