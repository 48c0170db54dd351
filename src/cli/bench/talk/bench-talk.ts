// `bench talk`: whole dialogues over the engine, and how good and how quick its part of them is.
import { CodedError } from '../../../shared/coded-error.ts'
import { writeOutput } from '../../../engine/audio/write-output.ts'
import type { CommandContext } from '../../command-context.ts'
import { openOutput } from '../../output.ts'
import { terminalLines, type FigureTable } from '../figure-table.ts'
import { progressOutput } from './progress.ts'
import { runDialogues } from './run-dialogues.ts'
import { compareTalk } from './talk-regression.ts'
import { readTalkRequest } from './talk-request.ts'
import { kindsTable, talkRegressionTable, totalsTable } from './talk-tables.ts'
import { talkText } from './talk-text.ts'

/** @throws CodedError baseline_not_met, once all is shown and written; usage and others before any work */
export async function benchTalk(args: string[], context: CommandContext): Promise<void> {
  const request = await readTalkRequest(args, context)
  const report = await runDialogues(request, progressOutput(), context)
  const { json, text, baseline } = request
  const regression = baseline ? compareTalk(report, baseline) : null

  const output = openOutput(false)
  const tell = (table: FigureTable): void => {
    for (const line of [...terminalLines(table), '']) output.say(line)
  }
  tell(kindsTable(report))
  tell(totalsTable(report))
  if (regression) tell(talkRegressionTable(regression))
  const whole = `${JSON.stringify({ ...report, regression }, rounded, 2)}\n`
  if (json !== undefined) await writeOutput(json, whole, context)
  if (text !== undefined) await writeOutput(text, talkText(report.dialogues), context)

  if (!regression || regression.passed) return
  const worse = regression.compared.filter(({ verdict }) => verdict === 'worse')
  const names = worse.map(({ name }) => name).join(', ')
  throw new CodedError('baseline_not_met', `worse than the baseline: ${names}`)
}

/** Figures to a thousandth. */
function rounded(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? Math.round(value * 1000) / 1000 : value
}
