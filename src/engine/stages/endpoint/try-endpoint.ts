// Whether a server works, tried with words of ours.
import type { EndpointStage } from '../../../shared/endpoint.ts'
import type { ProviderUse } from '../../../shared/turn-events.ts'
import { EndpointClient, type EndpointWithKey } from './endpoint-client.ts'
import { endpointError } from './endpoint-error.ts'
import { EndpointLlm } from './endpoint-llm.ts'
import { EndpointStt } from './endpoint-stt.ts'
import { EndpointTts } from './endpoint-tts.ts'

/** A model that is loaded at the first question takes its time. */
const PATIENT = { firstMs: 30_000, gapMs: 5_000 }
const QUESTION = [{ role: 'user' as const, content: 'What is the capital of France?' }]

/**
 * One small request.
 * @param clip what a recogniser is asked to hear, mono 16 kHz
 * @returns a line for people: what came, and how long it took
 * @throws CodedError endpoint_failed, in words; AbortError
 */
export async function tryEndpoint(
  stage: EndpointStage,
  endpoint: EndpointWithKey,
  clip: Float32Array,
  { signal }: { signal: AbortSignal },
): Promise<string> {
  const client = new EndpointClient(stage, endpoint, PATIENT)
  let use: ProviderUse | undefined
  const options = { signal, onProvider: (told: ProviderUse) => void (use = told) }
  try {
    const what = await answerOf(client, clip, options)
    const ms = (value: number | null | undefined): string => `${Math.round(value ?? 0)} ms`
    return `It works: ${what}. Connected in ${ms(use?.connection_ms)}, answered after ${ms(use?.first_byte_ms)}.`
  } catch (error) {
    signal.throwIfAborted()
    throw endpointError(error, client)
  } finally {
    client.close()
  }
}

async function answerOf(
  client: EndpointClient,
  clip: Float32Array,
  options: { signal: AbortSignal; onProvider: (use: ProviderUse) => void },
): Promise<string> {
  switch (client.stage) {
    case 'stt': {
      const { text } = await new EndpointStt(client).transcribe(clip, options)
      return `it heard “${text.slice(0, 80)}”`
    }
    case 'llm': {
      let text = ''
      const asked = { ...options, maxTokens: 20 }
      for await (const delta of new EndpointLlm(client).answer(QUESTION, asked)) text += delta
      return `it answered “${text.trim().slice(0, 80)}”`
    }
    case 'tts': {
      let samples = 0
      const asked = { ...options, voice: '', speed: 1 }
      for await (const pcm of new EndpointTts(client).speak('It works.', asked))
        samples += pcm.length
      return `it spoke for ${(samples / 24_000).toFixed(1)} s`
    }
  }
}
