// All that is told to Prometheus, from the event stream and the open engine.
import type { TurnEvent } from '../../../../shared/turn-events.ts'
import { EngineMetrics, type ObservedEngine } from './engine-metrics.ts'
import type { Health } from './health.ts'
import { MetricSet } from './metric-set.ts'
import { TurnMetrics } from './turn-metrics.ts'

export class Metrics {
  private readonly set = new MetricSet()
  private readonly turns = new TurnMetrics(this.set)
  private readonly engine = new EngineMetrics(this.set)

  /** @param health what /health answers */
  constructor(readonly health: () => Health) {}

  event(event: TurnEvent): void {
    this.turns.event(event)
  }

  /** `undefined`: the engine was closed. */
  use(engine: ObservedEngine | undefined): void {
    this.engine.use(engine)
  }

  get contentType(): string {
    return this.set.registry.contentType
  }

  /** In Prometheus' text format, as it is now. */
  async text(): Promise<string> {
    await this.engine.collect(this.health().engines)
    return await this.set.registry.metrics()
  }
}
