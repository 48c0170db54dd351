// A server with the built-in engine behind it: what both stages of a failover share.
import { isAbort } from '../../../shared/coded-error.ts'
import type { ProviderUse } from '../../../shared/turn-events.ts'
import type { EngineInfo } from '../../ports.ts'
import type { EndpointClient } from './endpoint-client.ts'
import { endpointError } from './endpoint-error.ts'
import type { EndpointWatch } from './endpoint-watch.ts'
import type { RequestTimes } from './timed-fetch.ts'

/** A port that a server serves, as long as it is well. */
export interface Served {
  client: EndpointClient
  watch: EndpointWatch
}

/** Whether `error` is the server's, and another one may go on; then the server is not asked for a while. */
export function isLossOf({ client, watch }: Served, error: unknown, signal: AbortSignal): boolean {
  if (signal.aborted) return false
  if (watch.closed.aborted) return true // it was withdrawn in the middle of its work
  if (isAbort(error)) return false
  watch.failed(endpointError(error, client))
  return true
}

/** `options` for a request to the server, which ends as well when the server may be asked no more. */
export function whileOpen<T extends { signal: AbortSignal }>({ watch }: Served, options: T): T {
  return { ...options, signal: AbortSignal.any([options.signal, watch.closed]) }
}

/** What an event says of a server that answered. */
export function useOf(client: EndpointClient, times: RequestTimes): ProviderUse {
  const { connectionMs: connection_ms, firstByteMs: first_byte_ms } = times
  return { stage: client.stage, name: client.name, connection_ms, first_byte_ms, failover: false }
}

/** Somebody waits for a server, or for who does its work: since when, in ms of any clock. */
export class Waiting {
  private sinceMs: number

  constructor(private readonly nowMs: () => number = () => performance.now()) {
    this.sinceMs = nowMs()
  }

  /** `items`, the wait for each of which begins when it is asked for. */
  async *around<T>(items: AsyncIterable<T>): AsyncGenerator<T, void, void> {
    for await (const item of items) {
      yield item
      this.sinceMs = this.nowMs()
    }
  }

  /** What an event says of a built-in engine whose first result is there, in the place of a server. */
  useInPlaceOf({ stage }: EndpointClient, { engine, model }: EngineInfo): ProviderUse {
    const first_byte_ms = this.nowMs() - this.sinceMs
    return {
      stage,
      name: `${engine}: ${model}`,
      connection_ms: null,
      first_byte_ms,
      failover: true,
    }
  }

  /** `items` of a built-in engine in the server's place: told at the first, with all that the failure took. */
  async *tellingFirst<T>(
    items: AsyncIterable<T>,
    client: EndpointClient,
    info: EngineInfo,
    onProvider: ((use: ProviderUse) => void) | undefined,
  ): AsyncGenerator<T, void, void> {
    let isFirst = true
    for await (const item of items) {
      if (isFirst) onProvider?.(this.useInPlaceOf(client, info))
      isFirst = false
      yield item
    }
  }
}

/** A server as `doctor`, the log and each turn's summary name it. */
export function infoOf({ name }: EndpointClient): EngineInfo {
  return { engine: 'server', model: name, build: 'OpenAI API', threads: 0 }
}
