// One server that speaks the OpenAI API: requests with their times, a connection that is kept warm, its health.
import type { OpenAI } from 'openai'
import { hostOf, type Endpoint, type EndpointStage } from '../../../shared/endpoint.ts'
import { within } from './deadline.ts'
import { WrongAnswer } from './endpoint-error.ts'
import { Connections, timedFetch, type RequestTimes } from './timed-fetch.ts'

/** What is asked besides the work: the health of a server. */
const CHECK_MS = 2_000

export interface EndpointWithKey extends Endpoint {
  /** Sent to this server alone, and kept nowhere. */
  apiKey?: string
}

/** How long a server may take, in ms. */
export interface EndpointLimits {
  /** To the first byte, token or sound; of a recogniser to its whole answer. */
  firstMs: number
  /** From one to the next. */
  gapMs: number
}

export class EndpointClient {
  private readonly connections = new Connections()
  private warming: Promise<void> | undefined

  constructor(
    readonly stage: EndpointStage,
    readonly endpoint: EndpointWithKey,
    readonly limits: EndpointLimits,
  ) {}

  /** As it is named in events and to people. */
  get name(): string {
    const { model, voice } = this.endpoint
    return [`${hostOf(this.endpoint)}: ${model}`, ...(voice ? [voice] : [])].join(', ')
  }

  /**
   * The API for one request, whose times it notes.
   * @param mostBytes an answer that is longer is broken off
   */
  async api(mostBytes: number): Promise<{ api: OpenAI; times: RequestTimes }> {
    const { baseUrl, apiKey } = this.endpoint
    // Loaded by the first that needs it: most users have no server.
    const { OpenAI } = await import('openai')
    const times: RequestTimes = { connectionMs: null, firstByteMs: null }
    const api = new OpenAI({
      baseURL: baseUrl,
      apiKey: apiKey ?? 'none', // it wants one; none is sent
      // Each of these would else be taken from the environment, where it was meant for another program.
      adminAPIKey: null,
      organization: null,
      project: null,
      webhookSecret: null,
      logLevel: 'off',
      maxRetries: 0, // what fails is answered here, at once
      fetch: timedFetch({ connections: this.connections, times, mostBytes, ...this.keyless }),
    })
    return { api, times }
  }

  /** Loads what requests are made with, before anybody waits for one. */
  async load(): Promise<void> {
    await import('openai')
  }

  /** @throws where the server is not there, or will not work for us; the reason of `signal` */
  async check(signal: AbortSignal): Promise<void> {
    const times: RequestTimes = { connectionMs: null, firstByteMs: null }
    const ask = timedFetch({ connections: this.connections, times, mostBytes: 4_000_000 })
    const { baseUrl, apiKey } = this.endpoint
    await within(CHECK_MS, signal, async (stop) => {
      const headers: Record<string, string> = apiKey ? { authorization: `Bearer ${apiKey}` } : {}
      const response = await ask(`${baseUrl}/models`, { headers, signal: stop })
      await response.arrayBuffer() // read to its end, the connection can be used again
      // A server without such a list is there as well.
      const { status } = response
      if (status >= 500 || status === 401 || status === 403)
        throw new WrongAnswer(`answered with status ${status}`)
    })
  }

  /** Opens a connection where none is open, so that the next request does not wait for it. Never fails, takes no time. */
  warm(signal: AbortSignal): void {
    if (this.connections.isWarm || this.warming) return
    this.warming = this.check(signal)
      .catch(() => {}) // the request itself will tell
      .finally(() => (this.warming = undefined))
  }

  close(): void {
    this.connections.close()
  }

  /** Without a key nothing is sent in its place. */
  private get keyless(): { withoutKey?: true } {
    return this.endpoint.apiKey ? {} : { withoutKey: true }
  }
}
