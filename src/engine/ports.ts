// The five ports of the engine. A turn knows these and nothing of whisper, llama or Kokoro.
import type { ProviderUse } from '../shared/turn-events.ts'

/** What an engine says of itself, for `doctor`, the log and each turn's summary. */
export interface EngineInfo {
  /** e.g. `whisper.cpp addon`, `node-llama-cpp`, `kokoro onnxruntime` */
  engine: string
  /** Catalogue id of the model in use. */
  model: string
  /** Build or back end: `cpu`, `cuda`, `metal`, `vulkan`, with a version where there is one. */
  build: string
  threads: number
  /** What else diagnostics tell of it, each in a few words. */
  notes?: readonly string[]
}

/** Of every call that a server may answer. */
interface ProviderListener {
  /** Told who answers where a server is set up: when its first byte is there, or the built-in engine begins in its place. */
  onProvider?: ((use: ProviderUse) => void) | undefined
}

interface Engine {
  readonly info: EngineInfo
  /**
   * Resolves when its process is there, which is at once but after a loss: who waits for that takes no cores meanwhile.
   * @throws CodedError where it is given up; AbortError
   */
  ready?(options: { signal: AbortSignal }): Promise<void>
}

export interface Transcription {
  /** Trimmed text of the whole clip; empty where nothing was said. */
  text: string
  /** ISO 639-1 code that was used or found. */
  language: string
  /** The loop guard ended the text early. */
  looped: boolean
  /** Mean natural log probability of the tokens, how sure the model is; absent where its build does not tell. */
  meanLogProbability?: number
}

export interface Stt extends Engine {
  /**
   * Transcribes one clip in one pass.
   * @param pcm mono 16 kHz, −1…1; up to 30 s (longer clips are the caller's to cut)
   * @param options.threads CPU threads for this pass
   * @param options.language ISO 639-1 code; `auto` to find it (multilingual models only)
   * @throws AbortError within one encoder or decoder step of the signal; CodedError engine_died, engine_failed
   */
  transcribe(
    pcm: Float32Array,
    options: { signal: AbortSignal; threads: number; language?: string } & ProviderListener,
  ): Promise<Transcription>
}

export interface ChatMessage {
  role: 'system' | 'user' | 'assistant'
  content: string
  /** Of what stands before every conversation: the part the model plays, and examples of it. */
  isOpening?: true
}

export interface Llm extends Engine {
  /**
   * Streams the reply as text deltas, one per pull: nothing is computed until the consumer asks for the next delta.
   * Stateless for the caller: the engine keeps the KV cache of the longest common prefix with the previous call.
   * @param options.said so much of the reply was delivered before, by an engine that is lost: the deltas are what follows it
   * @param options.conversation which one it is, where several are held at once: each has a cache of its own
   * @param options.onSoundsFinished told before the first delta, at no cost, whether the model would end the last
   * message where it ends: `What is the capital?` sounds unfinished, whatever mark recognition put behind it
   * @param options.onCommand told of what the model wants done, in plain words (`set a timer for 6 minutes`); such a
   * reply has no text, or none after it. Without it the model gives no commands
   */
  answer(
    messages: readonly ChatMessage[],
    options: {
      signal: AbortSignal
      maxTokens: number
      said?: string
      conversation?: number
      onSoundsFinished?: (soundsFinished: boolean) => void
      onCommand?: (command: string) => void
    } & ProviderListener,
  ): AsyncIterable<string>

  /**
   * Evaluates the prompt up to and including the words of the last message, which may still go on, without generating: a
   * batch per pull, so that what is more urgent can go between.
   * @param options.isStable nothing of the message is a guess: where its words sound finished, the prompt is evaluated
   * up to where the reply begins
   */
  prefill(
    messages: readonly ChatMessage[],
    options: { signal: AbortSignal; isStable?: boolean; conversation?: number },
  ): AsyncIterable<void>
}

export interface Tts extends Engine {
  /** Whether `voice` sounds parts of a sentence as they are asked for; others make the whole of it every time. */
  speaksParts(voice: string): boolean
  /**
   * Speaks one clause or sentence, in pieces of 200–400 ms (the last may be shorter), silence trimmed at both ends.
   * Yields mono 24 kHz PCM, one piece per pull.
   * @param options.within the rest of the sentence that `text` is a part of: it is spoken as it sounds there
   * @param options.isWhole the sentence is made as a whole before anything of it is heard
   * @param options.onRemembered told before the first piece where the sound is remembered and nothing is synthesised
   */
  speak(
    text: string,
    options: {
      signal: AbortSignal
      voice: string
      speed: number
      within?: WithinSentence
      isWhole?: boolean
      onRemembered?: () => void
    } & ProviderListener,
  ): AsyncIterable<Float32Array>
}

/**
 * What stands around a part of a sentence; whole words with their marks. Calls whose texts follow each other, each
 * `before` all the texts so far and each `after` beginning with the first word of the next text, say every word once.
 * Which call says a word is the voice's choice where words flow into one: "of" may wait for the call of "the", so a
 * part can be silent.
 */
export interface WithinSentence {
  /** What was spoken of it by earlier calls; empty where `text` begins it. */
  before: string
  /** What follows as far as it is known, one word at least; not spoken. Empty where `text` ends it. */
  after: string
  /**
   * The beginning of the sentence is made without knowing what follows: it ends, and what follows begins, before the blank between
   * them, in which the next word sounds already.
   */
  isOpened?: boolean
}

/** Whose sound it is. */
export interface Speaker {
  voice: string
  /** 0.5–2, 1 is the voice's own pace. */
  speed: number
}

/** Beginnings of replies whose sound is at hand. */
export interface Openers {
  /** Undefined where `text` would have to be synthesised. Spoken `within` that, it sounds at once. */
  find(text: string, speaker: Speaker): { soundMs: number; within?: WithinSentence } | undefined
}

export interface Vad {
  /**
   * Probability 0…1 that `frame` (512 samples, 16 kHz) is speech. Frames must be given in order: the model is recurrent.
   */
  speechProbability(frame: Float32Array, options: { signal: AbortSignal }): Promise<number>
  /** Forgets what was heard: call it between recordings. */
  reset(options: { signal: AbortSignal }): Promise<void>
}

/** An engine that is away and comes back. */
export interface Loss {
  /** What people call it. */
  name: string
  /** Since when, in ms of `performance.now()`; of one that hung, since its last sign of life. */
  sinceMs: number
}

export interface Losses {
  /** What is away at this moment. */
  readonly now: readonly Loss[]
  /** Told of each loss when it is noticed; the result unsubscribes. */
  onLoss(listener: () => void): () => void
  /** Asks each engine for a sign of life: one that hangs is noticed before it is needed. It costs each a message. */
  seek(): void
}

export interface EndOfTurn {
  /**
   * Silence in ms after which the turn is over.
   * @param pause.soundsFinished what the language model makes of the words; undefined as long as it has not been asked,
   * null where nobody asks it
   */
  hangoverMs(pause: { soundsFinished: boolean | undefined | null }): number
  /**
   * Told what became of a silence behind words, of each once.
   * @param silence.wentOnAfterMs silence in ms after which the user went on; undefined where the turn was over indeed
   */
  learn?(silence: { soundsFinished: boolean | undefined; wentOnAfterMs: number | undefined }): void
}

/** A clause of the reply as it is spoken; compared by identity. */
export interface SpokenClause {
  index: number
  text: string
}

/** Where the reply is heard: the window's player or the command line's virtual loudspeaker, on the session's clock. */
export interface Loudspeaker {
  /**
   * Queues a piece (mono 24 kHz) gaplessly behind what is queued; the first one begins a reply. Resolves when it is
   * accepted: a full queue holds the caller back, nothing is dropped.
   */
  enqueue(pcm: Float32Array, clause: SpokenClause, options: { signal: AbortSignal }): Promise<void>
  /** Resolves when all that is queued has been heard, and ends the reply. */
  drained(options: { signal: AbortSignal }): Promise<void>
  /** Falls silent within 50 ms, forgets what is queued and ends the reply. Returns the samples that were heard. */
  flush(): number
  /** Falls silent within 50 ms and keeps the rest of the reply; what is enqueued meanwhile waits behind it. */
  pause(): void
  /**
   * Goes on after `pause`, from sample `from` of the reply: what of it was heard already is said again, and counts as
   * heard once.
   */
  resume(from: number): void
  /** Plays at loudness `gain` (0…1) until told otherwise; a new reply begins at full. */
  duck?(gain: number): void
  /** Samples of the latest reply heard by now. */
  playedSamples(): number
  /** How often the latest reply ran dry before its end. */
  readonly underruns: number
  /** Nothing of it can come into the microphone; it may where this is absent. */
  readonly isUnheard?: boolean
  /** Tells when the first audible sample of a clause is heard, and its last; the result unsubscribes. */
  onPlayed(
    listener: (event: { mark: SpokenClause; what: 'audible' | 'end'; atMs: number }) => void,
  ): () => void
}
