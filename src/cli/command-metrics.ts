// `--metrics PORT`: a command's figures for Prometheus, as long as it runs.
import { CodedError } from '../shared/coded-error.ts'
import type { TurnEvent } from '../shared/turn-events.ts'
import type { EngineHost, PartHealth } from '../engine/engine-request.ts'
import type { ObservedEngine } from '../engine/figures/metrics/prometheus/engine-metrics.ts'
import { healthOf } from '../engine/figures/metrics/prometheus/health.ts'
import { serveMetrics } from '../engine/figures/metrics/prometheus/serve-metrics.ts'
import { numberWithin } from './arguments.ts'
import type { Output } from './output.ts'

export interface CommandMetrics {
  onHealth: NonNullable<EngineHost['onHealth']>
  use(engine: ObservedEngine): void
  /** `listener`, with its events counted as well. */
  beside<Listener extends { event(event: TurnEvent): void }>(listener: Listener): Listener
  close(): Promise<void>
}

const NOBODY_ASKS: CommandMetrics = {
  onHealth: () => {},
  use: () => {},
  beside: (listener) => listener,
  close: async () => {},
}

/**
 * Serves on loopback where `port` is given. There is no token on the command line, where process lists would show it:
 * PARLEY_METRICS_TOKEN has it. Without one whoever is on this computer may read these figures, which hold no words, as long
 * as the command runs.
 * @throws CodedError usage
 */
export async function openCommandMetrics(
  port: string | undefined,
  output: Output,
): Promise<CommandMetrics> {
  if (port === undefined) return NOBODY_ASKS
  const states: Partial<Record<string, PartHealth['state']>> = {}
  // Its library is loaded by whoever wants it.
  const { Metrics } = await import('../engine/figures/metrics/prometheus/metrics.ts')
  const metrics = new Metrics(() => healthOf(states))
  const token = process.env['PARLEY_METRICS_TOKEN'] || undefined
  const server = await serveMetrics(metrics, { port: portOf(port), token })
  output.say(`parley: metrics at ${server.url}/metrics`)
  return {
    onHealth: (part, { state }) => void (states[part] = state),
    use: (engine) => metrics.use(engine),
    beside: (listener) => ({
      ...listener,
      event: (event) => {
        metrics.event(event)
        listener.event(event)
      },
    }),
    close: async () => {
      metrics.use(undefined)
      await server.close()
    },
  }
}

function portOf(text: string): number {
  const port = numberWithin('metrics', text, 0, 65_535)
  if (Number.isInteger(port)) return port
  throw new CodedError('usage', `--metrics takes a whole number; got '${text}'`)
}
