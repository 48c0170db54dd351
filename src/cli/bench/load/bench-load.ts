// `bench load`: simulated people at once over one engine, and how many of them it serves within the budget.
import { writeOutput } from '../../../engine/audio/write-output.ts'
import { machineFacts } from '../../../engine/figures/diagnostics/machine-facts.ts'
import { changedFlags } from '../../../shared/flags.ts'
import type { CommandContext } from '../../command-context.ts'
import { openOutput } from '../../output.ts'
import { terminalLines, type FigureTable } from '../figure-table.ts'
import { kneeLine, kneeOf } from './knee.ts'
import { measureLevel, type LevelFigures } from './load-level.ts'
import { readLoadRequest } from './load-request.ts'
import { levelsTable, queuesTable } from './load-tables.ts'

/** @throws CodedError usage, audio_unreadable, output_unwritable before any work; those of the engine; AbortError */
export async function benchLoad(args: string[], context: CommandContext): Promise<void> {
  const output = openOutput(false)
  const request = await readLoadRequest(args, output, context)
  const { sessions, turns, budgetMs, seed, tier, recordings, json, endpoints } = request
  const { signal, flags } = context
  const tell = (table: FigureTable): void => {
    for (const line of [...terminalLines(table), '']) output.say(line)
  }
  const quiet = { ...output, status: () => {}, say: () => {} }
  const levels: LevelFigures[] = []
  const conversations = sessions.at(-1)!
  const engine = await context.openEngine({ tier, conversations, endpoints, output })
  const engines = { ...engine.info(), llm: engine.turnLlm.info }
  try {
    // The first turn of an engine finds less in memory than all others.
    output.status('▸ warming up')
    const first = { sessions: 1, turns: 1, seed, recordings }
    await measureLevel(engine, first, { output: quiet, signal })
    for (const people of sessions) {
      output.status(`▸ ${people} at once`)
      const level = { sessions: people, turns, seed, recordings }
      const figures = await measureLevel(engine, level, { output: quiet, signal })
      levels.push(figures)
      tell(queuesTable(figures))
    }
  } finally {
    output.status('')
    await engine.close()
  }
  const knee = kneeOf(levels, budgetMs)
  tell(levelsTable(levels, kneeLine(knee, levels)))
  if (json === undefined) return
  const { os, cpu, cores, memory_gb, node } = machineFacts()
  const report = {
    started_at: new Date().toISOString(),
    machine: { os, cpu, cores, memory_gb, node },
    tier,
    engines,
    flags: changedFlags(flags),
    seed,
    turns_each: turns,
    recordings: recordings.map(({ name }) => name),
    budget_ms: budgetMs,
    knee,
    levels,
  }
  await writeOutput(json, `${JSON.stringify(report, null, 2)}\n`, context)
}
