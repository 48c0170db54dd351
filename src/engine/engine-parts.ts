// Opens the parts of an engine: the one place that names concrete engines.
import { join } from 'node:path'
import { CodedError } from '../shared/coded-error.ts'
import { verifyModels } from './advice.ts'
import type { Allotment } from './stages/cores/allotment.ts'
import type { EngineHost, EnginePart, EngineRequest, LoadingOptions } from './engine-request.ts'
import type { LlamaLoad, LlamaMethods } from './stages/llm/llama-methods.ts'
import { LlamaLlm } from './stages/llm/llama-llm.ts'
import { opening } from './stages/llm/prompt.ts'
import type { Llm, Stt, Tts, Vad } from './ports.ts'
import type { OfModels, WhisperMethods } from './stages/stt/whisper-methods.ts'
import type { ChosenStt } from './stages/stt/last-word.ts'
import { whisperPorts } from './stages/stt/whisper-stt.ts'
import {
  recognisersOf,
  TIERS,
  VAD_MODEL,
  VOICE_MODEL,
  VOICE_PARTS,
  VOICE_VOCABULARY,
} from './tiers.ts'
import { KokoroTts } from './stages/tts/kokoro-tts.ts'
import type { KokoroMethods } from './stages/tts/kokoro-methods.ts'
import { sileroVad } from './stages/vad/silero-vad.ts'
import type { VadMethods } from './stages/vad/vad-methods.ts'
import { EngineLosses } from './losses.ts'
import { EngineProcess, type EngineProcessOptions } from './stages/worker/engine-process.ts'
import type { MethodMap, ProcessMemory } from './stages/worker/protocol.ts'
import { retryingVad } from './stages/worker/retrying-ports.ts'

const ALL_PARTS: EnginePart[] = ['stt', 'llm', 'tts', 'vad']
/** What each part is called before people. */
export const PART_NAMES: Record<EnginePart, string> = {
  stt: 'speech recognition',
  llm: 'language model',
  tts: 'voice',
  vad: 'voice detection',
}

export interface RunningProcess {
  readonly pid: number | undefined
  memory(): Promise<ProcessMemory | null>
  seek(): void
  close(): Promise<void>
}

/** The ports that were asked for, bare: who calls them lends them cores, and repeats what a death cut off. */
export interface Ports {
  stt: Stt | undefined
  /** Hears again what `stt` is unsure of, where the tier has one. */
  carefulStt: Stt | undefined
  /** Its words stand, where one was chosen; it may be one of the other two. */
  chosenStt: ChosenStt | undefined
  llm: Llm | undefined
  tts: Tts | undefined
  /** One for each microphone, by its number. */
  vad: ((stream: number) => Vad) | undefined
}

/** Locates and verifies models, spawns, loads and warms the processes of one engine. */
export class EngineParts {
  readonly processes: Partial<Record<EnginePart, RunningProcess>> = {}
  readonly losses = new EngineLosses(() => {
    for (const process of Object.values(this.processes)) process.seek()
  })
  private readonly closing = new AbortController()
  private readonly signal: AbortSignal

  constructor(
    private readonly allotment: Allotment,
    private readonly request: EngineRequest,
    private readonly host: EngineHost,
    private readonly options: LoadingOptions,
  ) {
    this.signal = AbortSignal.any([options.signal, this.closing.signal])
  }

  /** All at once. @throws CodedError model_missing, model_corrupt, engine_failed; AbortError */
  async open(): Promise<Ports> {
    const parts = this.request.parts ?? ALL_PARTS
    const wanted = async <T>(part: EnginePart, open: () => Promise<T>): Promise<T | undefined> =>
      parts.includes(part) ? await open() : undefined
    const [stt, llm, tts, vad] = await Promise.all([
      wanted('stt', () => this.openStt()),
      wanted('llm', () => this.openLlm()),
      wanted('tts', () => this.openTts()),
      wanted('vad', () => this.openVad()),
    ])
    return { stt: undefined, carefulStt: undefined, chosenStt: undefined, ...stt, llm, tts, vad }
  }

  /** What each process takes, as far as it says so. */
  async memory(): Promise<Partial<Record<EnginePart, ProcessMemory>>> {
    const asked = Object.entries(this.processes).map(async ([part, process]) => {
      const memory = await process.memory()
      return memory === null ? [] : [[part, memory] as const]
    })
    return Object.fromEntries((await Promise.all(asked)).flat())
  }

  /** Ends what runs; what is still opening spawns no process any more. */
  async close(): Promise<void> {
    this.closing.abort(new DOMException('the engine was closed', 'AbortError'))
    await Promise.all(Object.values(this.processes).map((process) => process.close()))
  }

  private async openStt(): Promise<Pick<Ports, 'stt' | 'carefulStt' | 'chosenStt'>> {
    const { tier, sttModel } = this.request
    const models = recognisersOf(tier, this.request)
    const located = Object.entries(models).map(
      async ([which, id]) => [which, await this.locate(id)] as const,
    )
    const modelFiles = Object.fromEntries(await Promise.all(located)) as OfModels<string>
    const load = { modelFiles, addonFile: this.host.addonFile, gpu: true }
    const started = await this.start<WhisperMethods>('stt', 'whisper', load)
    const ports = whisperPorts({ ...started, models, threads: this.allotment.stt })
    const chosenStt = Object.values(ports).find(({ info }) => info.model === sttModel)
    return { stt: ports.first, carefulStt: ports.careful, chosenStt }
  }

  private async openLlm(): Promise<Llm> {
    const { tier, conversations = 1, llmModel: model = TIERS[tier].llm } = this.request
    const threads = this.allotment.llm
    const load = {
      modelFile: await this.locate(model),
      threads,
      conversations,
      warmup: opening(new Date()),
      stateFolder: join(this.host.cacheFolder, 'prompt-state'),
    }
    const { process, loaded } = await this.startLlama(load)
    return new LlamaLlm({ process, loaded, model, threads })
  }

  /** A GPU's driver that takes the process along must not cost the user the model: then it is loaded without one. */
  private async startLlama(load: Omit<LlamaLoad, 'gpu'>) {
    const start = (gpu: LlamaLoad['gpu']) =>
      this.start<LlamaMethods>('llm', 'llama', { ...load, gpu })
    try {
      return await start('auto')
    } catch (error) {
      if (!comesBack(error)) throw error
      await this.processes.llm?.close()
      const started = await start(false)
      this.host.onNotice(`the ${PART_NAMES.llm} ended while it loaded; it runs without a GPU now`)
      return started
    }
  }

  private async openTts(): Promise<Tts> {
    const threads = this.allotment.tts
    const { front, window, whole } = VOICE_PARTS
    const [frontFile, windowFile, wholeFile, vocabFile] = await Promise.all([
      this.locate(front),
      this.locate(window),
      this.locate(whole),
      this.locate(VOICE_VOCABULARY),
    ])
    const { voicesFolder, stylesFolder } = this.host
    const files = { frontFile, windowFile, wholeFile, vocabFile }
    const load = { ...files, voicesFolder, stylesFolder, threads }
    const { process, loaded } = await this.start<KokoroMethods>('tts', 'kokoro', load)
    return new KokoroTts({ process, loaded, model: VOICE_MODEL, threads })
  }

  private async openVad(): Promise<(stream: number) => Vad> {
    const load = { sileroFile: await this.locate(VAD_MODEL) }
    const { process } = await this.start<VadMethods>('vad', 'vad', load)
    return (stream) => retryingVad(sileroVad(process, stream))
  }

  private locate(id: string): Promise<string> {
    return this.host.store.locate(id, { signal: this.signal })
  }

  private async start<Map extends MethodMap>(
    part: EnginePart,
    worker: string,
    load: EngineProcessOptions<Map>['load'],
  ) {
    const name = PART_NAMES[part]
    const { onLoading, onLoaded } = this.options
    const { signal } = this
    signal.throwIfAborted() // another part has failed while this one's model was being located
    const process = new EngineProcess<Map>({
      name,
      file: join(this.host.workersFolder, `${worker}.worker.js`),
      spawn: this.host.spawn,
      load,
      onDeath: (error, sinceMs) => {
        if (comesBack(error)) this.losses.lost(name, sinceMs)
        else this.losses.over(name)
        this.host.onNotice(error.message)
        this.host.onHealth?.(part, { state: comesBack(error) ? 'restarting' : 'failed', error })
      },
      onRecovery: () => {
        this.losses.over(name)
        this.host.onHealth?.(part, { state: 'ready' })
      },
    })
    this.processes[part] = process
    onLoading?.(name)
    this.host.onHealth?.(part, { state: 'starting' })
    const loaded = await process.start({ signal }).catch((error: unknown) => {
      throw error instanceof CodedError ? loadError(name, error) : error
    })
    onLoaded?.(name)
    this.host.onHealth?.(part, { state: 'ready' })
    return { process, loaded }
  }
}

function comesBack(error: unknown): boolean {
  return error instanceof CodedError && ['engine_died', 'engine_hung'].includes(error.code)
}

/** What a loader refuses or does not survive is mostly a file that is damaged in spite of its checksum, once computed. */
function loadError(name: string, error: CodedError): CodedError {
  const { code, message } = error
  if (code === 'internal') {
    const text = `${name} cannot load its model (${message}); ${verifyModels()}`
    return new CodedError('model_corrupt', text, { cause: error })
  }
  if (!comesBack(error)) return error
  const how = /\(.*\)$/.exec(message)?.[0] ?? ''
  return new CodedError(code, `${name} ended while it loaded its model ${how}; ${verifyModels()}`)
}

/** @throws where the part was not asked for */
export function opened<T>(part: EnginePart, port: T | undefined): T {
  if (port === undefined) throw new Error(`${part} was not opened`)
  return port
}
