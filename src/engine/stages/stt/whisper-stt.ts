// The Stt port over whisper.cpp in its own process.
import type { EngineInfo, Stt, Transcription } from '../../ports.ts'
import type { EngineProcess } from '../worker/engine-process.ts'
import type {
  OfModels,
  WhisperMethods,
  WhisperModel,
  WhisperModelLoaded,
} from './whisper-methods.ts'

export interface WhisperSttOptions {
  process: EngineProcess<WhisperMethods>
  /** Which of the process's models this is, and what `load` said of it. */
  which: WhisperModel
  loaded: WhisperModelLoaded
  /** Catalogue id. */
  model: string
  /** The most threads a pass is given, for `info`. */
  threads: number
}

/**
 * A port for each of a process's models.
 * @param options.models their catalogue ids
 */
export function whisperPorts({
  loaded,
  models,
  ...options
}: Pick<WhisperSttOptions, 'process' | 'threads'> & {
  loaded: OfModels<WhisperModelLoaded>
  models: OfModels<string>
}): OfModels<WhisperStt> {
  const ports = Object.entries(models).flatMap(([name, model]) => {
    const which = name as WhisperModel
    const said = loaded[which]
    return said ? [[which, new WhisperStt({ ...options, which, loaded: said, model })]] : []
  })
  return Object.fromEntries(ports) as OfModels<WhisperStt>
}

export class WhisperStt implements Stt {
  readonly info: EngineInfo
  /** Understands other languages than English. */
  readonly multilingual: boolean
  private readonly process: EngineProcess<WhisperMethods>
  private readonly which: WhisperModel

  constructor({ process, which, loaded, model, threads }: WhisperSttOptions) {
    this.process = process
    this.which = which
    this.multilingual = loaded.multilingual
    this.info = { engine: loaded.engine, model, build: loaded.build, threads }
  }

  async ready(options: { signal: AbortSignal }): Promise<void> {
    await this.process.start(options)
  }

  /** @param options.language ignored by models that know English alone; `auto` costs a second encoder pass */
  async transcribe(
    pcm: Float32Array,
    {
      signal,
      threads,
      language = 'en',
    }: { signal: AbortSignal; threads: number; language?: string },
  ): Promise<Transcription> {
    // A copy of just the clip: a view would carry its whole buffer across a message port.
    const params = { model: this.which, pcm: pcm.slice(), threads, language }
    return await this.process.call('transcribe', params, { signal })
  }
}
