// Fakes of the built-in engines behind a server, and the server's side of a test.
import { VOICE_SAMPLE_RATE_HZ } from '../../../../shared/audio-format.ts'
import type { ProviderUse } from '../../../../shared/turn-events.ts'
import type { EngineInfo, Llm, Stt, Tts } from '../../../ports.ts'
import { EndpointClient } from '../endpoint-client.ts'
import { EndpointWatch } from '../endpoint-watch.ts'
import type { Served } from '../failover.ts'
import type { EndpointStage } from '../../../../shared/endpoint.ts'

const INFO: EngineInfo = { engine: 'fake', model: 'local', build: 'fake', threads: 1 }

/** Goes on with `reply` behind what was said of it. */
export function localLlm(reply: string) {
  const saids: string[] = []
  const prefilled: string[] = []
  const llm: Llm = {
    info: INFO,
    async *answer(_messages, { said = '', onSoundsFinished, maxTokens }) {
      if (maxTokens > 1) saids.push(said)
      onSoundsFinished?.(true)
      for (const word of reply.slice(said.length).match(/\s*\S+/gu) ?? []) yield word
    },
    async *prefill(messages) {
      yield void prefilled.push(messages.at(-1)?.content ?? '')
    },
  }
  return { llm, saids, prefilled }
}

export function localStt(text: string): Stt {
  return { info: INFO, transcribe: async () => ({ text, language: 'en', looped: false }) }
}

/** Each call gives 100 ms of sound; what it was asked to say is noted. */
export function localTts() {
  const spoken: { text: string; before: string | undefined }[] = []
  const tts: Tts = {
    info: INFO,
    speaksParts: () => true,
    async *speak(text, { within }) {
      spoken.push({ text, before: within?.before })
      yield new Float32Array(VOICE_SAMPLE_RATE_HZ / 10).fill(0.5)
    },
  }
  return { tts, spoken }
}

export interface ServedOptions {
  apiKey?: string
  /** Short where a test waits for them to be over; a busy machine must not be taken for a late server. */
  firstMs?: number
  gapMs?: number
}

/** The server's side of a stage. */
export function served(
  stage: EndpointStage,
  baseUrl: string,
  { apiKey, firstMs = 5_000, gapMs = 5_000 }: ServedOptions = {},
): Served & { errors: string[]; close(): void } {
  const endpoint = {
    baseUrl,
    model: 'm',
    ...(stage === 'tts' && { voice: 'v' }),
    ...(apiKey && { apiKey }),
  }
  const client = new EndpointClient(stage, endpoint, { firstMs, gapMs })
  const errors: string[] = []
  const watch = new EndpointWatch({
    check: (signal) => client.check(signal),
    calmMs: 30,
    onChange: (change) => {
      if (!change.isUp) errors.push((change.error as Error).message)
    },
  })
  const close = (): void => {
    watch.close()
    client.close()
  }
  return { client, watch, errors, close }
}

/** What is told of who answers, in short: the first byte of a failover counts, not its time. */
export function providerNotes() {
  const uses: ProviderUse[] = []
  return { uses, onProvider: (use: ProviderUse) => void uses.push(use) }
}
