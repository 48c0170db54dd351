// Right or wrong by the dialogue's own rules.
import type { DialogueTurn } from '../dialogue.ts'
import { numberWords } from './spoken-words.ts'

/** What the engine tells of a tool that it has called. */
export interface ToolCall {
  name: string
  arguments: unknown
  result: unknown
}

/**
 * Why `reply` is wrong by the rules of `turn`, a phrase each; none where it is right.
 * @param tools those called in this turn
 * @param now the day that {today}, {tomorrow}, {yesterday} (weekdays), {day}, {month} and {year} in a pattern stand for
 */
export function brokenRules(
  turn: DialogueTurn,
  reply: string,
  tools: readonly ToolCall[],
  now: Date,
): string[] {
  const text = plainText(reply)
  if (text === '') return turn.maySayNothing ? [] : ['nothing was said']
  const found = (pattern: string): boolean => rule(pattern, now).test(text)
  const missing = (turn.must ?? []).filter((pattern) => !found(pattern))
  const unwanted = (turn.mustNot ?? []).filter(found)
  return [
    ...missing.map((pattern) => `has nothing of /${pattern}/`),
    ...unwanted.map((pattern) => `has /${pattern}/`),
    ...(turn.tool && !tools.some((call) => isDone(turn.tool!, call))
      ? [`no tool /${turn.tool.name}/ did it`]
      : []),
  ]
}

/** @throws SyntaxError */
export function rule(pattern: string, now: Date): RegExp {
  return new RegExp(
    pattern.replaceAll(/\{([a-z]+)\}/g, (all, name: string) => dated(name, now) ?? all),
    'iu',
  )
}

/** Straight apostrophes and quotes, one space between words: as the patterns are written. */
export function plainText(text: string): string {
  return text.replaceAll(/[‘’]/g, "'").replaceAll(/[“”]/g, '"').replaceAll(/\s+/g, ' ').trim()
}

function isDone(wanted: NonNullable<DialogueTurn['tool']>, call: ToolCall): boolean {
  if (!new RegExp(wanted.name, 'iu').test(call.name)) return false
  const { arguments: given, result } = call
  if (wanted.arguments === undefined) return true
  // A tool may be given the user's own words: "in forty minutes" is 40.
  const pattern = wanted.arguments.replaceAll(/\d+/g, (n) => `(?:${n}|${numberWords(Number(n))})`)
  return new RegExp(pattern, 'iu').test(JSON.stringify([given, result]))
}

function dated(name: string, now: Date): string | undefined {
  const weekday = (days: number): string =>
    new Date(now.getFullYear(), now.getMonth(), now.getDate() + days).toLocaleDateString('en-GB', {
      weekday: 'long',
    })
  switch (name) {
    case 'today':
      return weekday(0)
    case 'tomorrow':
      return weekday(1)
    case 'yesterday':
      return weekday(-1)
    case 'day':
      return String(now.getDate())
    case 'month':
      return now.toLocaleDateString('en-GB', { month: 'long' })
    case 'year':
      return String(now.getFullYear())
    default:
      return undefined
  }
}
