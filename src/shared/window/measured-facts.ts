// What models were measured to take on this computer, as the window is told it.

/** What a language model was measured to take on this computer. */
export interface MeasuredFacts {
  /** ISO 8601. */
  at: string
  loadMs: number
  firstTokenMs: number
  tokensPerSecond: number
  /** The most that its process had; null where it did not say. */
  memoryBytes: number | null
  voiceToVoiceMs: number
  keepsUp: boolean
  /** It answers within the time that talk bears, and keeps up with its voice. */
  isInTime: boolean
  /** Of its replies in a few typed dialogues; null where they were not judged. */
  talk: { turns: number; right: number } | null
}

/** What a recogniser was measured to take on this computer. */
export interface HearingFacts {
  /** ISO 8601. */
  at: string
  loadMs: number
  /** Of speech of 3 and of 10 seconds. */
  clip3Ms: number
  clip10Ms: number
  /** The most that its process had; null where it did not say. */
  memoryBytes: number | null
  voiceToVoiceMs: number
  /** With the recognisers of the assistant balanced. */
  usualVoiceToVoiceMs: number
  /** Faster than speech, and what it hears is answered within the time that talk bears. */
  isInTime: boolean
  /** Words of the questions that came with Parley, as they are and in noise, and how many of them were misheard. */
  misheard: Misheard
  usualMisheard: Misheard
}

export interface Misheard {
  quiet: { words: number; errors: number }
  noise: { words: number; errors: number }
}
