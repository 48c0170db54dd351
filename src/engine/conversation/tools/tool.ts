// What a tool is: a name and a description for whoever chooses it, and a pure call that says what it would do.
import type { ArgumentsOf, ParametersSchema } from './tool-schema.ts'

/** A timer or a reminder that runs. */
export interface Scheduled {
  /** Told apart by it as long as it runs. */
  id: string
  dueAt: Date
  /** What it is for: the name of a timer, the errand of a reminder ("call Ann"). */
  label?: string
  /** Of a timer: how long it was set for. */
  durationMs?: number
}

/** What was said in the conversation so far, as far as tools need it. */
export interface SaidBefore {
  lastReply?: string | undefined
  /** What was left of a reply that was interrupted in one of the last two turns. */
  unsaid?: string | undefined
  /** What the user says now: a command may be a model's, in other words. */
  words?: string | undefined
}

/** What a tool may know. */
export interface ToolContext extends SaidBefore {
  now: Date
  /** Decides the spelling ("kilometers" in en-US), and whether American cups and gallons may be meant. */
  locale?: string
  timers: readonly Scheduled[]
  reminders: readonly Scheduled[]
}

/** What is to be done once the answer begins to be heard. */
export type ToolEffect =
  | { kind: 'stop' }
  | { kind: 'repeat' }
  | { kind: 'continue' }
  /** Of the volume from 0 to 1: what to add to it. */
  | { kind: 'volume'; by: number }
  /** Of the speed, 1 as it is: what to add to it. */
  | { kind: 'speed'; by: number }
  /** `replaces`: the id of a timer, or a reminder, that it takes the place of. */
  | { kind: 'timer-set'; durationMs: number; label?: string; replaces?: string }
  | { kind: 'timer-cancel'; ids: readonly string[] }
  | { kind: 'reminder-set'; dueAt: Date; label: string; replaces?: string }
  | { kind: 'reminder-cancel'; ids: readonly string[] }

export type RefusalCode =
  | 'unknown_tool'
  | 'bad_arguments' // they do not fit the schema, or mean nothing
  | 'out_of_range' // too long, too large, in the past
  | 'too_many' // as many run already as there may be
  | 'none' // there is none to cancel
  | 'ambiguous' // several could be meant
  | 'not_known' // no such city, no such unit
  | 'impossible' // a division by zero

/** What a call came to. */
export type ToolOutcome =
  | {
      /** For the ear. */
      reply: string
      /** One line for the event log, without what only the ear needs. */
      result: string
      effect?: ToolEffect
    }
  /** `refused` says in words for the ear why not. */
  | { refused: string; code: RefusalCode }

export type ToolArguments = Readonly<Record<string, string | number | boolean>>

export interface Tool {
  /** snake_case. */
  name: string
  /** One line, for a language model. */
  description: string
  parameters: ParametersSchema
  /** Free of effects: what is to be done stands in the outcome. */
  call(args: ToolArguments, context: ToolContext): ToolOutcome
}

/** A tool whose call gets its arguments as `parameters` types them: whoever calls it has checked them. */
export function defineTool<const S extends ParametersSchema>(tool: {
  name: string
  description: string
  parameters: S
  call(args: ArgumentsOf<S>, context: ToolContext): ToolOutcome
}): Tool {
  return { ...tool, call: (args, context) => tool.call(args as ArgumentsOf<S>, context) }
}

/** For tools that need nothing to be said. */
export const NO_ARGUMENTS = { type: 'object', properties: {}, additionalProperties: false } as const
