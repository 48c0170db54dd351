// What a dialogue of `bench talk` is: what is said, and what a right reply to it has and has not.
import { z } from 'zod'

/** The kinds that the measure covers; each has several dialogues. */
export const KINDS = [
  'greeting',
  'advice',
  'follow-up',
  'correction',
  'fact',
  'explaining',
  'story',
  'poem',
  'translation',
  'spelling',
  'plan',
  'role-play',
  'opinion',
  'statement',
  'fragment',
  'impossible',
  'abilities',
  'memory',
  'two-at-once',
  'long-turn',
  'timer',
] as const

/** The source of a regular expression, case-insensitive; see rules.ts for the date's places in it. */
const pattern = z.string().min(1)

const turn = z.strictObject({
  say: z.string().min(1),
  /** The dialogue's where absent. */
  kind: z.enum(KINDS).optional(),
  /** All of them are found in a right reply; the alternatives stand within each. */
  must: z.array(pattern).optional(),
  /** None of them is found in a right reply. */
  mustNot: z.array(pattern).optional(),
  /** What has to be done, not just said: patterns of a tool's name, and of its arguments and result as JSON. */
  tool: z.strictObject({ name: pattern, arguments: pattern.optional() }).optional(),
  /** Honest words that it cannot do or know this are right. */
  mayDecline: z.literal(true).optional(),
  /** To say it once more was asked for. */
  mayRepeat: z.literal(true).optional(),
  /** Nobody has to answer this. */
  maySayNothing: z.literal(true).optional(),
  /** ISO 639-1 code of what is said, English where absent. */
  language: z.string().length(2).optional(),
})

const dialogue = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  kind: z.enum(KINDS),
  /** Who speaks, by place in the list of voices (voices.ts). */
  voice: z.number().int().min(1),
  /** The reply plays a part, or tells in somebody's name: "I" is not Parley there. */
  mayPretend: z.literal(true).optional(),
  turns: z.array(turn).min(1),
})

export const dialoguesSchema = z.array(dialogue).min(1)

export type Dialogue = z.infer<typeof dialogue>
export type DialogueTurn = z.infer<typeof turn>
export type Kind = (typeof KINDS)[number]
