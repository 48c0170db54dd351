// `bench hostile`: words that only sound like commands, typed to the real model while a timer and a reminder run: what is
// done that nobody asked for, and whether what is asked for still is.
import { join } from 'node:path'
import { writeOutput, checkOutput } from '../../../engine/audio/write-output.ts'
import type { Tier } from '../../../engine/tiers.ts'
import { CodedError } from '../../../shared/coded-error.ts'
import { oneOf, readArguments } from '../../arguments.ts'
import type { CommandContext } from '../../command-context.ts'
import { openOutput } from '../../output.ts'
import { readChecked } from '../../../engine/figures/dialogues/read-checked.ts'
import { typeDialogue } from '../../../engine/desktop/measure/type-dialogue.ts'
import { progressOutput } from '../talk/progress.ts'
import { HostileTurns } from './hostile-turn.ts'
import { judgeHostile, type HostileVerdict } from './judge-hostile.ts'

const OPTIONS = {
  json: { type: 'string' },
  only: { type: 'string' },
  tier: { type: 'string', default: 'balanced' },
} as const

/** Answered without the model. */
const BEFORE = ['Set a pasta timer for twenty minutes.', 'Remind me to call Ann in two hours.']

/** @throws CodedError usage, file_unreadable, output_unwritable before any work, and those of the engine; AbortError */
export async function benchHostile(args: string[], context: CommandContext): Promise<void> {
  const { values, positionals } = readArguments(args, OPTIONS)
  if (positionals.length > 0)
    throw new CodedError('usage', `bench hostile takes no files; got '${positionals[0]}'`)
  const tier: Tier = oneOf('tier', values.tier, ['fast', 'balanced', 'quality'])
  const { json, only } = values
  if (json !== undefined) await checkOutput(json)
  const file = join(context.root, 'bench/hostile/turns.json')
  const all = await readChecked(file, HostileTurns, context)
  const turns = all.filter(({ id, kind }) => only === undefined || only === id || only === kind)
  if (turns.length === 0) throw new CodedError('usage', `there is no turn and no kind '${only}'`)

  const output = openOutput(false)
  const progress = progressOutput()
  const engine = await context.openEngine({ tier, output: progress })
  const verdicts: HostileVerdict[] = []
  try {
    for (const turn of turns) {
      const said = [...BEFORE, turn.say]
      const heard = await typeDialogue(engine, said, { signal: context.signal })
      const verdict = judgeHostile(turn, heard.at(-1)!)
      verdicts.push(verdict)
      const { ok, tools, reply } = verdict
      progress.say(`${ok ? 'right' : 'WRONG'}  ${turn.say}  →  ${tools.join(', ')} ${reply}`)
    }
  } finally {
    await engine.close()
  }
  const [hostile, wanted] = [false, true].map((isWanted) =>
    verdicts.filter(({ tool }) => (tool !== undefined) === isWanted),
  ) as [HostileVerdict[], HostileVerdict[]]
  const wrong = hostile.filter(({ ok }) => !ok).length
  const missed = wanted.filter(({ ok }) => !ok).length
  output.say(`acted against the words: ${wrong} of ${hostile.length}`)
  output.say(`did not do what was asked: ${missed} of ${wanted.length}`)
  if (json !== undefined)
    await writeOutput(
      json,
      `${JSON.stringify({ tier, wrong, missed, turns: verdicts }, null, 2)}\n`,
      context,
    )
}
