// Speech recognition behind /v1/audio/transcriptions.
import { MICROPHONE_SAMPLE_RATE_HZ } from '../../../shared/audio-format.ts'
import { encodeWav } from '../../audio/wav-write.ts'
import type { EngineInfo, Stt, Transcription } from '../../ports.ts'
import { spokenWordsOnly } from '../stt/spoken-words-only.ts'
import { within } from './deadline.ts'
import type { EndpointClient } from './endpoint-client.ts'
import { WrongAnswer } from './endpoint-error.ts'
import { infoOf, useOf } from './failover.ts'
import { languageCode } from './language-code.ts'

const MOST_BYTES = 1_000_000
/** Nobody says more in half a minute. */
const MOST_CHARACTERS = 5_000

export class EndpointStt implements Stt {
  readonly info: EngineInfo

  constructor(private readonly client: EndpointClient) {
    this.info = infoOf(client)
  }

  /**
   * Transcribes one clip (mono 16 kHz), sent as a WAV file.
   * @throws what `endpointError` takes
   */
  async transcribe(
    pcm: Float32Array,
    { signal, language, onProvider }: Omit<Parameters<Stt['transcribe']>[1], 'threads'>,
  ): Promise<Transcription> {
    const { endpoint, limits } = this.client
    const { api, times } = await this.client.api(MOST_BYTES)
    const wav = encodeWav([pcm], MICROPHONE_SAMPLE_RATE_HZ)
    const file = new File([wav as Uint8Array<ArrayBuffer>], 'turn.wav', { type: 'audio/wav' })
    // Only the long form tells which language was found.
    const asked =
      language === 'auto'
        ? { response_format: 'verbose_json' as const }
        : { response_format: 'json' as const, language: language ?? 'en' }
    const answer: unknown = await within(limits.firstMs, signal, (stop) =>
      api.audio.transcriptions.create(
        { file, model: endpoint.model, temperature: 0, ...asked },
        { signal: stop },
      ),
    )
    const { text, language: found } = (answer ?? {}) as { text?: unknown; language?: unknown }
    if (typeof text !== 'string' || text.length > MOST_CHARACTERS)
      throw new WrongAnswer('answered with something that is no transcript')
    onProvider?.(useOf(this.client, times))
    const heardIn = language === 'auto' ? languageCode(found) : (language ?? 'en')
    return { text: spokenWordsOnly(text), language: heardIn, looped: false }
  }
}
