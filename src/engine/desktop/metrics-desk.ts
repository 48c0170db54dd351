// The app's figures for Prometheus: served on loopback, under a token, while the user has it turned on.
import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import type { TurnEvent } from '../../shared/turn-events.ts'
import type { EngineHealth } from '../../shared/window/app-state.ts'
import type { MetricsState } from '../../shared/window/records.ts'
import type { Settings } from '../../shared/window/settings.ts'
import { healthOf } from '../figures/metrics/prometheus/health.ts'
import type { Metrics } from '../figures/metrics/prometheus/metrics.ts'
import type { ObservedEngine } from '../figures/metrics/prometheus/engine-metrics.ts'
import { serveMetrics, type MetricsServer } from '../figures/metrics/prometheus/serve-metrics.ts'

export interface MetricsDeskOptions {
  /** Where the token is kept, for Prometheus' `credentials_file`. */
  tokenFile: string
  settings: () => Pick<Settings, 'metrics' | 'metricsPort'>
  keeper: () => { readonly health: EngineHealth[]; readonly engine: ObservedEngine | undefined }
}

export class MetricsDesk {
  private metrics: Metrics | undefined
  private server: MetricsServer | undefined
  private refused: string | undefined
  private followed = ''
  private work: Promise<void> = Promise.resolve()

  constructor(private readonly options: MetricsDeskOptions) {}

  /** Counts what a turn tells, from when it was turned on. */
  event(event: TurnEvent): void {
    this.metrics?.event(event)
  }

  /** The engine has come, or is about to go. */
  engineChanged(engine: ObservedEngine | undefined): void {
    this.metrics?.use(engine)
  }

  /** Serves, or no longer, as the settings are now. */
  follow(): void {
    const { metrics, metricsPort } = this.options.settings()
    const wanted = metrics ? `on ${metricsPort}` : 'off'
    if (wanted === this.followed) return
    this.followed = wanted
    this.work = this.work.then(async () => {
      await this.stop()
      if (this.options.settings().metrics) await this.start()
    })
  }

  async state(): Promise<MetricsState> {
    await this.work
    const { server, refused } = this
    if (server) return { at: 'on', url: `${server.url}/metrics`, tokenFile: this.options.tokenFile }
    return refused === undefined ? { at: 'off' } : { at: 'refused', reason: refused }
  }

  async close(): Promise<void> {
    await this.work
    await this.stop()
  }

  private async start(): Promise<void> {
    const { settings, keeper } = this.options
    // Its library is loaded by whoever wants it.
    const { Metrics } = await import('../figures/metrics/prometheus/metrics.ts')
    const metrics = new Metrics(() =>
      healthOf(Object.fromEntries(keeper().health.map(({ part, state }) => [part, state]))),
    )
    try {
      const token = await this.token()
      this.server = await serveMetrics(metrics, { port: settings().metricsPort, token })
      this.metrics = metrics
      metrics.use(keeper().engine)
    } catch (error) {
      this.refused = (error as Error).message
    }
  }

  private async stop(): Promise<void> {
    const { server, metrics } = this
    this.server = this.metrics = this.refused = undefined
    metrics?.use(undefined)
    await server?.close()
  }

  /** Made once; whoever deletes the file gets another at the next start. */
  private async token(): Promise<string> {
    const { tokenFile } = this.options
    const kept = (await readFile(tokenFile, 'utf8').catch(() => '')).trim()
    if (kept !== '') return kept
    const token = randomBytes(24).toString('base64url')
    await writeFile(tokenFile, `${token}\n`, { mode: 0o600 })
    return token
  }
}
