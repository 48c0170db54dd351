// The engine as the window, the command line and the tests drive it.
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { flagsWith, type Flags } from '../shared/flags.ts'
import { allotThreads, type Allotment } from './stages/cores/allotment.ts'
import { Cores } from './stages/cores/cores.ts'
import type { Lease } from './stages/cores/lease.ts'
import { governedLlm, governedTts } from './stages/cores/governed-ports.ts'
import { EngineParts, opened, type Ports } from './engine-parts.ts'
import type {
  EngineHost,
  EnginePart,
  EngineRequest,
  LoadingOptions,
  TalkOptions,
  TranscriberOptions,
} from './engine-request.ts'
import { engineNames } from './engine-names.ts'
import { inConversation } from './stages/llm/in-conversation.ts'
import { opening } from './stages/llm/prompt.ts'
import type { EngineInfo, Llm, Losses, Openers, Speaker, Stt, Tts, Vad } from './ports.ts'
import { History } from './conversation/session/history.ts'
import type { TurnParts } from './conversation/session/turn-parts.ts'
import { VoicePace } from './conversation/session/voice-pace.ts'
import { Recognition } from './recognition.ts'
import { retryingLlm, retryingTts } from './stages/worker/retrying-ports.ts'
import type { StreamingTranscriber } from './stages/stt/streaming-transcriber.ts'
import type { ProcessMemory } from './stages/worker/protocol.ts'
import { Servers, type Endpoints } from './stages/endpoint/servers.ts'
import { OpenerMaker } from './stages/tts/opener-maker.ts'
import type { SpokenOpeners } from './stages/tts/openers.ts'
import { PhraseCache } from './stages/tts/phrase-cache.ts'
import { DEFAULT_VOICE, voiceFor } from './stages/tts/voices.ts'
import { wholeSentences } from './stages/tts/whole-sentences.ts'

export interface Engine {
  readonly allotment: Allotment
  readonly stt: Stt
  /** The tier's own that hears first, whatever was chosen. */
  readonly firstStt: Stt
  readonly llm: Llm
  /** Synthesises each time, as whoever measures it takes for granted; what a turn speaks with remembers phrases. */
  readonly tts: Tts
  readonly vad: Vad
  /** Detection over another microphone than that of `vad`: each has a memory of its own. */
  newVad(): Vad
  readonly defaultVoice: string
  /** The engines that are open, by part. */
  info(): Partial<Record<EnginePart, EngineInfo>>
  /** Process ids by part, for diagnostics and for tests that kill them. */
  pids(): Partial<Record<EnginePart, number>>
  /** What their processes take, by part, as far as they say so. */
  memory(): Promise<Partial<Record<EnginePart, ProcessMemory>>>
  /** Engines whose process is being started anew. */
  readonly losses: Losses
  /** Thread time in ms that the engines were lent since it was opened. */
  leasedMs(): number
  /** The threads that are lent, and who waits for some. */
  readonly leases: Pick<Cores, 'total' | 'idle' | 'waiting'>
  /** Tells `watcher` of every lease of cores. The result ends that. */
  watchLeases(watcher: (lease: Lease) => void): () => void
  /** What a turn is answered and spoken with: where there are servers, those; else the same. */
  readonly turnLlm: Llm
  /** Makes the usual beginnings of replies by `speaker` from now on, while nothing else is to do. */
  prepareVoice(speaker: Speaker, flags: Flags): Openers | undefined
  turnVoice(
    phrases: PhraseCache,
    speaker: Speaker,
    flags: Flags,
  ): Pick<TurnParts, 'tts' | 'openers' | 'voicePace'>
  /** Everything of a session but its microphone, loudspeaker and listener; each session remembers its own phrases. */
  turnParts(options: TalkOptions): Omit<TurnParts, 'sink' | 'loudspeaker'>
  /** Transcribes over `pcm`, which may be of any length and may still grow. */
  transcriber(pcm: () => Float32Array, options?: TranscriberOptions): StreamingTranscriber
  /**
   * Other servers answer from the next turn on. Those before are asked no more, not even by the turn that goes on: what is on
   * its way to them is broken off, and the built-in engine takes it up. The reading of new ones takes no turn's time.
   */
  useEndpoints(endpoints: Endpoints): void
  close(): Promise<void>
}

/**
 * Opens the parts of `request`: models located and verified, processes spawned, loaded and warmed, all at once.
 * @throws CodedError model_missing, model_corrupt, engine_failed; AbortError. Nothing is left running then.
 */
export async function openEngine(
  request: EngineRequest,
  host: EngineHost,
  options: LoadingOptions,
): Promise<Engine> {
  const allotment = allotThreads(availableParallelism())
  const parts = new EngineParts(allotment, request, host, options)
  const { endpoints = {}, endpointTimes = {} } = request
  const { onNotice } = host
  const servers = new Servers(endpoints, { onNotice, ...endpointTimes })
  try {
    const [ports] = await Promise.all([parts.open(), servers.open(opening(new Date()), options)])
    const flags = request.flags ?? flagsWith()
    const isShared = (request.conversations ?? 1) > 1
    const openersFolder = join(host.cacheFolder, 'openers')
    const told = { servers, flags, onNotice, isShared, openersFolder }
    return new OpenEngine(ports, parts, allotment, told)
  } catch (error) {
    servers.close()
    await parts.close()
    throw error
  }
}

class OpenEngine implements Engine {
  readonly defaultVoice = DEFAULT_VOICE
  private readonly cores: Cores
  private readonly openerMaker: OpenerMaker | undefined
  private readonly voicePace = new VoicePace()
  private readonly recognition: Recognition
  private servers: Servers
  private microphones = 0
  private conversations = 0

  constructor(
    private readonly ports: Ports,
    private readonly parts: Pick<EngineParts, 'processes' | 'losses' | 'memory'>,
    readonly allotment: Allotment,
    private readonly told: {
      servers: Servers
      flags: Flags
      onNotice: (text: string) => void
      /** Several conversations at once. */
      isShared: boolean
      openersFolder: string
    },
  ) {
    this.cores = new Cores(allotment.total)
    this.servers = told.servers
    this.recognition = new Recognition(ports, this.cores, allotment, told.isShared)
    this.openerMaker = ports.tts && new OpenerMaker(ports.tts, this.cores, told.openersFolder)
  }

  get stt(): Stt {
    return this.recognition.whole
  }
  get firstStt(): Stt {
    return this.recognition.first
  }
  get llm(): Llm {
    return retryingLlm(governedLlm(opened('llm', this.ports.llm), this.cores))
  }
  get tts(): Tts {
    return retryingTts(governedTts(opened('tts', this.ports.tts), this.cores))
  }
  get turnLlm(): Llm {
    return this.servers.llm(this.llm)
  }
  turnVoice(phrases: PhraseCache, speaker: Speaker, flags: Flags): ReturnType<Engine['turnVoice']> {
    const tts = this.servers.tts(this.tts, (tts) => phrases.around(tts))
    if (!flags['streaming-voice']) return { tts: wholeSentences(tts) }
    const { voicePace } = this
    const openers = this.prepareVoice(speaker, flags)
    return openers ? { tts: openers.around(tts), openers, voicePace } : { tts, voicePace }
  }
  prepareVoice(speaker: Speaker, flags: Flags): SpokenOpeners | undefined {
    if (!flags.openers || !flags['streaming-voice'] || this.servers.has('tts')) return undefined
    this.openerMaker?.make(speaker)
    return this.openerMaker?.openers
  }
  get vad(): Vad {
    return opened('vad', this.ports.vad)(0)
  }
  newVad(): Vad {
    return opened('vad', this.ports.vad)(++this.microphones)
  }

  info(): Partial<Record<EnginePart, EngineInfo>> {
    const { stt, llm, tts } = this.ports
    return {
      ...(stt ? { stt: this.stt.info } : {}),
      ...(llm ? { llm: llm.info } : {}),
      ...(tts ? { tts: tts.info } : {}),
    }
  }

  pids(): Partial<Record<EnginePart, number>> {
    return Object.fromEntries(
      Object.entries(this.parts.processes).flatMap(([part, { pid }]) => (pid ? [[part, pid]] : [])),
    )
  }

  readonly memory: Engine['memory'] = () => this.parts.memory()

  get losses(): Losses {
    return this.parts.losses
  }

  leasedMs(): number {
    return this.cores.leasedMs()
  }

  get leases(): Engine['leases'] {
    return this.cores
  }

  watchLeases(watcher: (lease: Lease) => void): () => void {
    return this.cores.watch(watcher)
  }

  turnParts(options: TalkOptions): ReturnType<Engine['turnParts']> {
    const { clockMs, voice, speed = 1, language, flags = this.told.flags } = options
    const { conversation = this.conversations++ } = options
    const { isShared } = this.told
    const llm = this.servers.llm(inConversation(this.llm, conversation))
    const stt = this.servers.stt(this.stt)
    const chosen = voice === undefined ? [] : [voice]
    const speaker = { voice: voiceFor('en', chosen)!, speed }
    const voices = this.turnVoice(new PhraseCache(), speaker, flags)
    const history = new History(() => opening(new Date()))
    const spoken = language === undefined ? {} : { language }
    return {
      transcriber: (pcm) => this.transcriber(pcm, { ...spoken, prior: history.language, flags }),
      llm,
      ...voices,
      flags,
      mayPrepareAhead: () => flags.speculation && (!isShared || this.cores.mayPrepareAhead()),
      voiceFor: (spoken) => voiceFor(spoken, chosen),
      speed,
      history,
      clockMs,
      losses: this.losses,
      engines: engineNames({ stt, llm, tts: voices.tts }),
    }
  }

  transcriber(pcm: () => Float32Array, options: TranscriberOptions = {}): StreamingTranscriber {
    return this.recognition.transcriber(pcm, this.servers, { flags: this.told.flags, ...options })
  }

  useEndpoints(endpoints: Endpoints): void {
    this.servers.close()
    const { onNotice } = this.told
    const servers = (this.servers = new Servers(endpoints, { onNotice }))
    // It fails only where others have come in its place.
    servers.open(opening(new Date()), new AbortController()).catch(() => {})
  }

  async close(): Promise<void> {
    this.servers.close()
    await this.openerMaker?.close()
    await Promise.all(Object.values(this.parts.processes).map((process) => process.close()))
  }
}
