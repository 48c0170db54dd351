// What an instant answer is, and what it may know.
import type { ToolCall } from '../../../shared/turn-events.ts'
import type { SaidBefore, ToolContext, ToolEffect } from '../tools/tool.ts'

export type InstantContext = ToolContext
export type InstantEffect = ToolEffect

/** What a reply did, or will have done: told and performed once its answer begins to be heard. */
export interface Deed {
  /** One, but where two questions were answered at once. */
  tools: readonly ToolCall[]
  effect?: ToolEffect
}

export interface InstantAnswer extends Deed {
  kind: string
  /** For the ear. */
  reply: string
  /** The tool said why not; nothing is to be done. */
  isRefused: boolean
  /** What was asked for, in the words of a command, where the user's were free: the model learns by what stands before. */
  command?: string
}

/** Answers without the model, as a turn sees them, and what tools need and do, whoever calls them. */
export interface InstantAnswers {
  /** Free of effects: what is prepared may be withdrawn. @returns undefined where the model must answer */
  answer(transcript: string, said?: SaidBefore): InstantAnswer | undefined
  /** What a tool may know at this moment, for the model's calls. */
  context(said?: SaidBefore): ToolContext
  /** Does what an answer promises, once the answer is heard. */
  perform(effect: ToolEffect): void
}
