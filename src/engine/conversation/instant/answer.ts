// What an instant answer is, and what it may know.

export interface InstantContext {
  now: Date
  /** Decides the spelling ("kilometers" in en-US), and whether American cups and gallons may be meant. */
  locale?: string
  lastReply?: string
  timers: readonly { endsAt: Date; label?: string }[]
}

export type InstantEffect =
  | { kind: 'stop' }
  | { kind: 'repeat' }
  /** Of the volume from 0 to 1: what to add to it. */
  | { kind: 'volume'; by: number }
  /** Of the speed, 1 as it is: what to add to it. */
  | { kind: 'speed'; by: number }
  | { kind: 'timer-set'; durationMs: number; label?: string }
  /** All timers. */
  | { kind: 'timer-cancel' }

/** Answers without the model, as a turn sees them. */
export interface InstantAnswers {
  /** Free of effects: what is prepared may be withdrawn. @returns undefined where the model must answer */
  answer(transcript: string, lastReply: string | undefined): InstantAnswer | undefined
  /** Does what an answer promises, once the answer is heard. */
  perform(effect: InstantEffect): void
}

export interface InstantAnswer {
  kind: string
  /** For the ear. */
  reply: string
  effect?: InstantEffect
}
