// The engine as the window, the command line and the tests drive it.
import { availableParallelism } from 'node:os'
import { allotThreads, type Allotment } from './stages/cores/allotment.ts'
import { Cores, type Lease } from './stages/cores/cores.ts'
import { governedLlm, governedStt, governedTts } from './stages/cores/governed-ports.ts'
import { EngineParts, type Ports } from './engine-parts.ts'
import type { EngineHost, EnginePart, EngineRequest, LoadingOptions } from './engine-request.ts'
import { opening } from './stages/llm/prompt.ts'
import type { EngineInfo, Llm, Losses, Stt, Tts, Vad } from './ports.ts'
import { History } from './conversation/session/history.ts'
import type { TurnParts } from './conversation/session/turn-parts.ts'
import { isEnglish, secondOpinion } from './stages/stt/second-opinion.ts'
import { retryingLlm, retryingStt, retryingTts } from './stages/worker/retrying-ports.ts'
import { StreamingTranscriber } from './stages/stt/streaming-transcriber.ts'
import { TurnLanguage } from './stages/stt/turn-language.ts'
import { Servers } from './stages/endpoint/servers.ts'
import { PhraseCache } from './stages/tts/phrase-cache.ts'
import { DEFAULT_VOICE, voiceFor } from './stages/tts/voices.ts'

/** What a session is made of, from an open engine. */
export interface TalkOptions {
  clockMs: () => number
  /** Speaks its own language; others are spoken by the first voice they have. */
  voice?: string
  speed?: number
  /** ISO 639-1 code of what the user speaks, or `auto`; English where absent. */
  language?: string
}

/** What recognition may know of a turn beforehand. */
export interface TranscriberOptions {
  /** ISO 639-1 code, or `auto` to find it; English where absent. */
  language?: string
  /** ISO 639-1 code of the conversation so far, for `auto`; English where absent. */
  prior?: string
}

export interface Engine {
  readonly allotment: Allotment
  readonly stt: Stt
  readonly llm: Llm
  /** Synthesises each time, as whoever measures it takes for granted; what a turn speaks with remembers phrases. */
  readonly tts: Tts
  readonly vad: Vad
  readonly defaultVoice: string
  /** The engines that are open, by part. */
  info(): Partial<Record<EnginePart, EngineInfo>>
  /** Process ids by part, for diagnostics and for tests that kill them. */
  pids(): Partial<Record<EnginePart, number>>
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
  const { endpoints = {}, endpointCalmMs: calmMs } = request
  const { onNotice } = host
  const servers = new Servers(endpoints, { onNotice, ...(calmMs !== undefined && { calmMs }) })
  try {
    const [ports] = await Promise.all([parts.open(), servers.open(opening(new Date()), options)])
    return new OpenEngine(ports, parts, allotment, servers)
  } catch (error) {
    servers.close()
    await parts.close()
    throw error
  }
}

class OpenEngine implements Engine {
  readonly defaultVoice = DEFAULT_VOICE
  private readonly cores: Cores

  constructor(
    private readonly ports: Ports,
    private readonly parts: Pick<EngineParts, 'processes' | 'losses'>,
    readonly allotment: Allotment,
    private readonly servers: Servers,
  ) {
    this.cores = new Cores(allotment.total)
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
    return opened('vad', this.ports.vad)
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
    const { clockMs, voice, speed = 1, language } = options
    const llm = this.turnLlm
    const tts = this.turnTts(new PhraseCache())
    const stt = this.servers.stt(this.stt)
    const chosen = voice === undefined ? [] : [voice]
    const history = new History(() => opening(new Date()))
    const spoken = language === undefined ? {} : { language }
    const named = ({ engine, model }: EngineInfo): string => `${engine}: ${model}`
    return {
      transcriber: (pcm) => this.transcriber(pcm, { ...spoken, prior: history.language }),
      llm,
      tts,
      voiceFor: (spoken) => voiceFor(spoken, chosen),
      speed,
      history,
      clockMs,
      losses: this.losses,
      engines: {
        get stt() {
          return named(stt.info)
        },
        get llm() {
          return named(llm.info)
        },
        get tts() {
          return named(tts.info)
        },
      },
    }
  }

  transcriber(
    pcm: () => Float32Array,
    { language, prior = 'en' }: TranscriberOptions = {},
  ): StreamingTranscriber {
    const partial = (stt: Stt): Stt => retryingStt(governedStt(stt, this.cores, 'stt-partial'))
    const final = (stt: Stt): Stt => retryingStt(governedStt(stt, this.cores, 'stt-final'))
    const { stt, carefulStt } = this.ports
    const found = language === 'auto' && carefulStt ? new TurnLanguage(prior) : undefined
    const hearing = (governed: (stt: Stt) => Stt): Stt =>
      found && carefulStt
        ? found.hearing(governed(opened('stt', stt)), governed(carefulStt))
        : this.hearing(governed)
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
  private hearing(governed: (stt: Stt) => Stt): Stt {
    const first = governed(opened('stt', this.ports.stt))
    const { carefulStt } = this.ports
    return carefulStt ? secondOpinion(first, governed(carefulStt)) : first
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
