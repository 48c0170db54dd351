// The engine as the window, the command line and the tests drive it.
import { availableParallelism } from 'node:os'
import { flagsWith, type Flags } from '../shared/flags.ts'
import { allotThreads, type Allotment } from './stages/cores/allotment.ts'
import { Cores } from './stages/cores/cores.ts'
import type { Lease } from './stages/cores/lease.ts'
import { governedLlm, governedStt, governedTts } from './stages/cores/governed-ports.ts'
import { EngineParts, type Ports } from './engine-parts.ts'
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
import type { EngineInfo, Llm, Losses, Stt, Tts, Vad } from './ports.ts'
import { History } from './conversation/session/history.ts'
import type { TurnParts } from './conversation/session/turn-parts.ts'
import { isEnglish, secondOpinion } from './stages/stt/second-opinion.ts'
import type { ProcessMemory } from './stages/worker/protocol.ts'
import { retryingLlm, retryingStt, retryingTts } from './stages/worker/retrying-ports.ts'
import { StreamingTranscriber } from './stages/stt/streaming-transcriber.ts'
import { TurnLanguage } from './stages/stt/turn-language.ts'
import { Servers, type Endpoints } from './stages/endpoint/servers.ts'
import { PhraseCache } from './stages/tts/phrase-cache.ts'
import { DEFAULT_VOICE, voiceFor } from './stages/tts/voices.ts'
import { wholeSentences } from './stages/tts/whole-sentences.ts'

export interface Engine {
  readonly allotment: Allotment
  readonly stt: Stt
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
  turnTts(phrases: PhraseCache): Tts
  /** Everything of a session but its microphone, loudspeaker and listener; each session remembers its own phrases. */
  turnParts(options: TalkOptions): Omit<TurnParts, 'sink' | 'loudspeaker'>
  /** Transcribes over `pcm`, which may be of any length and may still grow. */
  transcriber(pcm: () => Float32Array, options?: TranscriberOptions): StreamingTranscriber
  /** Other servers answer from the next turn on; those that are gone are asked no more. Their reading takes no turn's time. */
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
    return new OpenEngine(ports, parts, allotment, { servers, flags, onNotice, isShared })
  } catch (error) {
    servers.close()
    await parts.close()
    throw error
  }
}

class OpenEngine implements Engine {
  readonly defaultVoice = DEFAULT_VOICE
  private readonly cores: Cores
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
    },
  ) {
    this.cores = new Cores(allotment.total)
    this.servers = told.servers
  }

  get stt(): Stt {
    return this.hearing(retryingStt)
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
  turnTts(phrases: PhraseCache): Tts {
    return this.servers.tts(this.tts, (tts) => phrases.around(tts))
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
    const tts = this.turnTts(new PhraseCache())
    const stt = this.servers.stt(this.stt)
    const chosen = voice === undefined ? [] : [voice]
    const history = new History(() => opening(new Date()))
    const spoken = language === undefined ? {} : { language }
    return {
      transcriber: (pcm) => this.transcriber(pcm, { ...spoken, prior: history.language, flags }),
      llm,
      tts: flags['streaming-voice'] ? tts : wholeSentences(tts),
      flags,
      mayPrepareAhead: () => flags.speculation && (!isShared || this.cores.mayPrepareAhead()),
      voiceFor: (spoken) => voiceFor(spoken, chosen),
      speed,
      history,
      clockMs,
      losses: this.losses,
      engines: engineNames({ stt, llm, tts }),
    }
  }

  transcriber(
    pcm: () => Float32Array,
    { language, prior = 'en', flags = this.told.flags }: TranscriberOptions = {},
  ): StreamingTranscriber {
    const { isShared } = this.told
    const partial = (stt: Stt): Stt =>
      retryingStt(governedStt(stt, this.cores, 'stt-partial', isShared))
    const final = (stt: Stt): Stt => retryingStt(governedStt(stt, this.cores, 'stt-final'))
    const { stt, carefulStt } = this.ports
    const found = language === 'auto' && carefulStt ? new TurnLanguage(prior) : undefined
    const hearing = (governed: (stt: Stt) => Stt): Stt =>
      found && carefulStt
        ? found.hearing(governed(opened('stt', stt)), governed(carefulStt))
        : this.hearing(governed, flags['second-opinion'])
    const quick = partial(opened('stt', isEnglish(language) ? stt : (carefulStt ?? stt)))
    return new StreamingTranscriber({
      partialStt: found ? hearing(partial) : quick,
      partStt: this.servers.stt(hearing(partial)),
      finalStt: this.servers.stt(hearing(final)),
      partialsStand: !this.servers.has('stt'),
      finalThreads: this.allotment.stt,
      pcm,
      ...(language === undefined ? {} : { language }),
    })
  }

  /** Recognition as the tier has it, each of its models under `governed`. */
  private hearing(governed: (stt: Stt) => Stt, isAsked = true): Stt {
    const first = governed(opened('stt', this.ports.stt))
    const { carefulStt } = this.ports
    return carefulStt ? secondOpinion(first, governed(carefulStt), isAsked) : first
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
    await Promise.all(Object.values(this.parts.processes).map((process) => process.close()))
  }
}

function opened<T>(part: EnginePart, port: T | undefined): T {
  if (port === undefined) throw new Error(`${part} was not opened`)
  return port
}
