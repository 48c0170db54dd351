// A voice behind /v1/audio/speech, its sound taken as it comes.
import type { OpenAI } from 'openai'
import type { EngineInfo, Tts } from '../../ports.ts'
import { inTime } from './deadline.ts'
import type { EndpointClient } from './endpoint-client.ts'
import { WrongAnswer } from './endpoint-error.ts'
import { infoOf, useOf } from './failover.ts'
import { PcmReader } from './pcm-reader.ts'
import { SpeechPieces } from './speech-pieces.ts'

/** Five minutes of 16-bit sound at 48 kHz: no clause is longer. */
const MOST_BYTES = 5 * 60 * 48_000 * 2

type SpeakOptions = Pick<Parameters<Tts['speak']>[1], 'signal' | 'speed' | 'onProvider'>

export class EndpointTts implements Tts {
  readonly info: EngineInfo

  constructor(private readonly client: EndpointClient) {
    this.info = infoOf(client)
  }

  /** It knows of a text what it is given: a word or two would sound like a whole sentence. */
  speaksParts(): boolean {
    return false
  }

  /**
   * Speaks `text` as pieces of mono 24 kHz PCM without silence at its beginning.
   * @throws what `endpointError` takes
   */
  async *speak(text: string, options: SpeakOptions): AsyncGenerator<Float32Array, void, void> {
    const { signal, speed, onProvider } = options
    const { api, times } = await this.client.api(MOST_BYTES)
    const pieces = new SpeechPieces()
    const reader = new PcmReader()
    let isTold = false
    const stream = inTime(this.client.limits, signal, (stop) => this.bytes(api, text, speed, stop))
    for await (const bytes of stream) {
      for (const pcm of pieces.push(reader.push(bytes))) {
        if (!isTold) onProvider?.(useOf(this.client, times))
        isTold = true
        yield pcm
      }
    }
    if (pieces.isSilent) throw new WrongAnswer('answered with silence')
    if (!isTold) onProvider?.(useOf(this.client, times))
    yield* pieces.end(text, speed)
  }

  private async *bytes(
    api: OpenAI,
    text: string,
    speed: number,
    signal: AbortSignal,
  ): AsyncGenerator<Uint8Array, void, void> {
    const { model, voice = '' } = this.client.endpoint
    const response = await api.audio.speech.create(
      { model, voice, input: text, response_format: 'pcm', ...(speed !== 1 && { speed }) },
      { signal },
    )
    const type = response.headers.get('content-type') ?? ''
    if (/^(?:text|application\/json)/u.test(type) || !response.body)
      throw new WrongAnswer(`answered with ${type || 'nothing'} where sound was asked for`)
    yield* response.body as unknown as AsyncIterable<Uint8Array>
  }
}
