// All tools, for the grammars and for the language model: which there are, and the one way to call them.
import type { ToolCall } from '../../../shared/turn-events.ts'
import { calculate } from './calculate-tool.ts'
import { goOn, repeat, speedChange, stop, volumeChange } from './control-tools.ts'
import { convertUnits } from './convert-tool.ts'
import { dateToday, timeNow, weekdayOf } from './clock-tools.ts'
import { whatCanYouDo } from './help-tool.ts'
import { timeInCity } from './place-time-tool.ts'
import { reminderCancel, reminderList, reminderSet } from './reminder-tools.ts'
import { countLetters, spellWord } from './spell-tool.ts'
import { timerCancel, timerList, timerSet } from './timer-tools.ts'
import type { Tool, ToolArguments, ToolContext, ToolOutcome } from './tool.ts'
import { checkerOf } from './tool-schema.ts'

export const TOOLS: readonly Tool[] = [
  timeNow,
  timeInCity,
  dateToday,
  weekdayOf,
  calculate,
  convertUnits,
  timerSet,
  timerCancel,
  timerList,
  reminderSet,
  reminderCancel,
  reminderList,
  volumeChange,
  speedChange,
  repeat,
  goOn,
  stop,
  spellWord,
  countLetters,
  whatCanYouDo,
]
const REGISTERED = new Map(
  TOOLS.map((tool) => [tool.name, { tool, checker: checkerOf(tool.parameters) }]),
)

/**
 * Calls a tool. Pure: nothing is done before the outcome's effect is performed. Never throws for what it is given.
 * @param args as a model or a grammar made them; checked by the tool's schema
 * @returns `outcome`, a refusal with a code where tool or arguments are bad, and `call`, which the `tool` event tells
 */
export function callTool(
  name: string,
  args: unknown,
  context: ToolContext,
): { outcome: ToolOutcome; call: ToolCall } {
  const registered = REGISTERED.get(name)
  if (!registered)
    return ended(name, {}, { code: 'unknown_tool', refused: `I have no tool called ${name}.` })
  const checked = registered.checker.safeParse(args)
  if (!checked.success) {
    const where = checked.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    const refused = `I did not understand that well enough (${where.join('; ')}).`
    return ended(name, {}, { code: 'bad_arguments', refused })
  }
  const values = checked.data as ToolArguments
  return ended(name, values, registered.tool.call(values, context))
}

function ended(
  name: string,
  args: ToolArguments,
  outcome: ToolOutcome,
): { outcome: ToolOutcome; call: ToolCall } {
  const result = 'refused' in outcome ? `${outcome.code}: ${outcome.refused}` : outcome.result
  return { outcome, call: { name, arguments: args, result } }
}
