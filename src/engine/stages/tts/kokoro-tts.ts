// The voice as the engine sees it: a client of the process that runs Kokoro.
import type { EngineInfo, Tts } from '../../ports.ts'
import type { EngineProcess } from '../worker/engine-process.ts'
import type { KokoroLoaded, KokoroMethods } from './kokoro-methods.ts'
import { voiceOf } from './voices.ts'

export interface KokoroTtsOptions {
  process: EngineProcess<KokoroMethods>
  loaded: KokoroLoaded
  /** Catalogue id. */
  model: string
  threads: number
}

/** Kokoro-82M (https://github.com/hexgrad/kokoro). */
export class KokoroTts implements Tts {
  readonly info: EngineInfo

  constructor(private readonly options: KokoroTtsOptions) {
    const { loaded, model, threads } = options
    this.info = { engine: 'kokoro onnxruntime', model, build: loaded.build, threads }
  }

  async ready(options: { signal: AbortSignal }): Promise<void> {
    await this.options.process.start(options)
  }

  speaksParts(voice: string): boolean {
    return this.options.loaded.partVoices.includes(voice)
  }

  /**
   * Speaks `text`, each sentence followed by the pause its punctuation asks for; what goes on after `text` gets none.
   * Nothing where there is nothing to pronounce. An abort is told at once; the piece in work runs to its end in the
   * process (about 0.1 s, a whole sentence of a voice without a norm model) and is thrown away, and what is asked next
   * waits for that.
   * @param options.speed 0.5–2, 1 is the voice's own pace
   * @throws CodedError usage for an unknown voice; engine_died, engine_failed; AbortError
   */
  async *speak(
    text: string,
    { signal, voice, speed, within, isWhole }: Parameters<Tts['speak']>[1],
  ): AsyncGenerator<Float32Array, void, void> {
    const { id } = voiceOf(voice)
    // A mark alone may be what a word before it was waiting for.
    if (!/[\p{L}\p{N}]/u.test((within?.before ?? '') + text)) return
    const params = {
      text,
      voice: id,
      speed,
      ...(within && { within }),
      ...(isWhole && { isWhole }),
    }
    yield* this.options.process.stream('speak', params, { signal })
  }
}
