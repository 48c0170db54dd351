// The servers that stand in for built-in engines: opened, watched and closed together.
import { ENDPOINT_STAGES, type EndpointStage } from '../../../shared/endpoint.ts'
import type { ChatMessage, Llm, Stt, Tts } from '../../ports.ts'
import { within } from './deadline.ts'
import { EndpointClient, type EndpointLimits, type EndpointWithKey } from './endpoint-client.ts'
import { endpointError, SERVER_NAMES } from './endpoint-error.ts'
import { EndpointLlm } from './endpoint-llm.ts'
import { EndpointStt } from './endpoint-stt.ts'
import { EndpointTts } from './endpoint-tts.ts'
import { EndpointWatch } from './endpoint-watch.ts'
import { failoverLlm } from './failover-llm.ts'
import { failoverStt } from './failover-stt.ts'
import { failoverTts } from './failover-tts.ts'
import type { Served } from './failover.ts'

/** Which stages a server takes over; those that are absent stay built in. */
export type Endpoints = Partial<Record<EndpointStage, EndpointWithKey>>

export interface EndpointTimes {
  /** A server that failed is left alone for so long; a minute where absent. */
  calmMs?: number
  /** Of every stage. */
  limits?: EndpointLimits
}

export interface ServersOptions extends EndpointTimes {
  /** Told in one line of what happens to them. */
  onNotice: (text: string) => void
}

/** With what the built-in engine takes until its first word or sound, nobody waits longer than a second and a half. */
const LIMITS: Record<EndpointStage, EndpointLimits> = {
  stt: { firstMs: 1_000, gapMs: 1_000 },
  llm: { firstMs: 1_000, gapMs: 800 },
  tts: { firstMs: 1_000, gapMs: 800 },
}
const CALM_MS = 60_000
/** Who opens an engine waits so long for its servers; what is not ready then is used once it is. */
const OPEN_MS = 10_000

export class Servers {
  private readonly clients: EndpointClient[]
  private readonly watches: Partial<Record<EndpointStage, EndpointWatch>> = {}
  private readonly closing = new AbortController()
  private readonly model: EndpointLlm | undefined
  private opening: readonly ChatMessage[] = []

  constructor(
    endpoints: Endpoints,
    private readonly options: ServersOptions,
  ) {
    this.clients = ENDPOINT_STAGES.flatMap((stage) => {
      const endpoint = endpoints[stage]
      const limits = options.limits ?? LIMITS[stage]
      return endpoint ? [new EndpointClient(stage, endpoint, limits)] : []
    })
    const llm = this.clientOf('llm')
    this.model = llm && new EndpointLlm(llm)
    for (const client of this.clients) this.watches[client.stage] = this.watch(client)
  }

  /**
   * Opens the connections, and lets the language model read `opening`. What is not there or not in time is told by a notice,
   * and the built-in engine answers meanwhile.
   */
  async open(opening: readonly ChatMessage[], { signal }: { signal: AbortSignal }): Promise<void> {
    this.opening = opening
    const stop = AbortSignal.any([signal, this.closing.signal])
    await Promise.all(
      this.clients.map(async (client) => {
        try {
          await within(OPEN_MS, stop, () => this.makeReady(client, stop))
        } catch (error) {
          stop.throwIfAborted()
          this.watches[client.stage]?.failed(error)
        }
      }),
    )
  }

  /** `local` with the server before it, where there is one. Reading along keeps all connections warm. */
  llm(local: Llm): Llm {
    const { model } = this
    const served = this.served('llm')
    const llm = model && served ? failoverLlm(model, local, served) : local
    if (this.clients.length === 0) return llm
    return {
      get info() {
        return llm.info
      },
      answer: (messages, options) => llm.answer(messages, options),
      prefill: (messages, options) => {
        this.warm()
        return llm.prefill(messages, options)
      },
    }
  }

  stt(local: Stt): Stt {
    const served = this.served('stt')
    return served ? failoverStt(new EndpointStt(served.client), local, served) : local
  }

  /** @param remembering what was spoken lately, by either of the two */
  tts(local: Tts, remembering: (tts: Tts) => Tts): Tts {
    const served = this.served('tts')
    if (!served) return remembering(local)
    const server = remembering(new EndpointTts(served.client))
    return failoverTts(server, remembering(local), served)
  }

  /** Whether a server takes over `stage`, well or not. */
  has(stage: EndpointStage): boolean {
    return this.clientOf(stage) !== undefined
  }

  close(): void {
    this.closing.abort(new DOMException('the engine was closed', 'AbortError'))
    for (const watch of Object.values(this.watches)) watch.close()
    for (const client of this.clients) client.close()
  }

  /** One that was started anew has read nothing yet. @throws where it is not well */
  private async makeReady(client: EndpointClient, signal: AbortSignal): Promise<void> {
    await Promise.all([client.load(), client.check(signal)])
    if (client.stage === 'llm') await this.model?.warmUp(this.opening, signal)
  }

  private warm(): void {
    for (const client of this.clients)
      if (this.watches[client.stage]?.isUp) client.warm(this.closing.signal)
  }

  private watch(client: EndpointClient): EndpointWatch {
    const { onNotice, calmMs = CALM_MS } = this.options
    return new EndpointWatch({
      check: (signal) => this.makeReady(client, signal),
      calmMs,
      onChange: (change) => {
        const name = SERVER_NAMES[client.stage]
        if (change.isUp) return onNotice(`the ${name} answers again`)
        const { message } = endpointError(change.error, client)
        onNotice(`${message}; the built-in one does its work meanwhile`)
      },
    })
  }

  private served(stage: EndpointStage): Served | undefined {
    const client = this.clientOf(stage)
    const watch = this.watches[stage]
    return client && watch ? { client, watch } : undefined
  }

  private clientOf(stage: EndpointStage): EndpointClient | undefined {
    return this.clients.find((client) => client.stage === stage)
  }
}
