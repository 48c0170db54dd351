// Speech out of frame probabilities: when it starts, pauses, goes on and ends. Pure: time comes with the frames.

export interface SegmenterSettings {
  /** A frame at or above counts as speech. */
  onProbability: number
  /** Once speaking, a frame counts as silence only below this: quiet word ends must not flutter. */
  offProbability: number
  /** So much speech, at most one frame of silence within, starts a turn. */
  onsetMs: number
  /** Silence after which a pause is told, so that work may be prepared. */
  pauseMs: number
  /** Speech shorter than this, followed by the hangover, was a click or a cough. */
  minimumSpeechMs: number
  /** Speech far below the speaker's own level goes on being theirs for so long: people trail off. */
  farMs: number
}

export interface SpeechFrame {
  startMs: number
  durationMs: number
  probability: number
  /** Speech, but far below the level of the one who speaks: it never goes on after a pause. */
  isFar?: boolean
}

export const SEGMENTER_DEFAULTS: SegmenterSettings = {
  onProbability: 0.5,
  offProbability: 0.35,
  onsetMs: 64,
  pauseMs: 64,
  minimumSpeechMs: 96,
  farMs: 384,
}

/** All times are on the clock of the frames; `speechEndMs` is the end of the last frame that was speech. */
export type SpeechEvent =
  | { kind: 'start'; startMs: number }
  | { kind: 'pause'; speechEndMs: number; speechMs: number }
  | { kind: 'resume' }
  | { kind: 'end'; speechEndMs: number; speechMs: number }
  /** What had started was too short to be speech. */
  | { kind: 'misfire'; speechEndMs: number }

/**
 * Follows one stream of frames. Method: hysteresis and hangover over Silero's probabilities, as in
 * snakers4/silero-vad's VADIterator, with a pause told on the way to the end.
 */
export class SpeechSegmenter {
  private speaking = false
  private paused = false
  private candidateStartMs: number | undefined
  private candidateGaps = 0
  private speechEndMs = 0
  private speechMs = 0
  /** End of the last speech that was near. */
  private nearEndMs = 0

  constructor(private readonly settings: SegmenterSettings = SEGMENTER_DEFAULTS) {}

  /**
   * @param frame.startMs start of the frame; frames follow each other without gaps
   * @param hangoverMs silence that ends the turn, asked for at every silent frame
   */
  push(frame: SpeechFrame, hangoverMs: () => number): SpeechEvent | undefined {
    return this.speaking ? this.whileSpeaking(frame, hangoverMs) : this.whileQuiet(frame)
  }

  /** Start of the speech that goes on at this moment; undefined while nobody speaks. */
  get speakingSinceMs(): number | undefined {
    return this.speaking ? this.candidateStartMs : undefined
  }

  /** End of the last speech where a pause was told and nothing since; undefined while it goes on or nobody speaks. */
  get pausedSinceMs(): number | undefined {
    return this.speaking && this.paused ? this.speechEndMs : undefined
  }

  /** Speech heard since it started, pauses not counted; 0 while nobody speaks. */
  get speechSoFarMs(): number {
    return this.speaking ? this.speechMs : 0
  }

  /** Forgets what it heard, as after the release of push-to-talk. */
  reset(): void {
    this.speaking = false
    this.paused = false
    this.candidateStartMs = undefined
    this.candidateGaps = 0
    this.speechMs = 0
  }

  private whileQuiet(frame: SpeechFrame): SpeechEvent | undefined {
    const endMs = frame.startMs + frame.durationMs
    if (frame.probability >= this.settings.onProbability && !frame.isFar) {
      this.candidateStartMs ??= frame.startMs
      this.candidateGaps = 0
      this.speechMs += frame.durationMs
      if (this.speechMs < this.settings.onsetMs) return undefined
      const startMs = this.candidateStartMs
      this.speaking = true
      this.paused = false
      this.speechEndMs = endMs
      this.nearEndMs = endMs
      return { kind: 'start', startMs }
    }
    if (this.candidateStartMs !== undefined && ++this.candidateGaps > 1) this.reset()
    return undefined
  }

  private whileSpeaking(frame: SpeechFrame, hangoverMs: () => number): SpeechEvent | undefined {
    const endMs = frame.startMs + frame.durationMs
    // Resuming takes the full onset probability: breath after a word must not undo prepared work.
    const threshold = this.paused ? this.settings.onProbability : this.settings.offProbability
    if (frame.probability >= threshold && this.isTheirs(frame)) {
      this.speechEndMs = endMs
      this.speechMs += frame.durationMs
      if (!this.paused) return undefined
      this.paused = false
      return { kind: 'resume' }
    }
    // What turns out not to have been theirs was silence from its beginning.
    if (frame.isFar && frame.probability >= threshold) this.speechEndMs = this.nearEndMs
    const silenceMs = endMs - this.speechEndMs
    const { speechEndMs, speechMs } = this
    if (silenceMs >= hangoverMs()) {
      this.reset()
      if (speechMs < this.settings.minimumSpeechMs) return { kind: 'misfire', speechEndMs }
      return { kind: 'end', speechEndMs, speechMs }
    }
    if (!this.paused && silenceMs >= this.settings.pauseMs) {
      this.paused = true
      return { kind: 'pause', speechEndMs, speechMs }
    }
    return undefined
  }

  private isTheirs({ startMs, durationMs, isFar }: SpeechFrame): boolean {
    const endMs = startMs + durationMs
    if (!isFar) this.nearEndMs = endMs
    return !isFar || (!this.paused && endMs - this.nearEndMs < this.settings.farMs)
  }
}
