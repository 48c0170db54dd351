// How many people the machine serves, and what breaks with one more.
import type { LevelFigures } from './load-level.ts'
import { grownQueue, QUEUE_NAMES } from './queues.ts'

export interface Knee {
  /** The most sessions of those measured that kept the budget; null where none did. */
  serves: number | null
  /** The fewest that did not; null where all did. */
  breaks_at: number | null
  /** Why, in one sentence. */
  because: string | null
  /** In which queue the wait of a turn has grown most, where it breaks. */
  grown_queue: string | null
}

/** @param levels from few sessions to many @param budgetMs that P95 of voice to voice may take */
export function kneeOf(levels: readonly LevelFigures[], budgetMs: number): Knee {
  const breaking = levels.findIndex((level) => whyBroken(level, budgetMs) !== undefined)
  if (breaking < 0) {
    const serves = levels.at(-1)?.sessions ?? null
    return { serves, breaks_at: null, because: null, grown_queue: null }
  }
  const level = levels[breaking]!
  // From where it was calm; of a machine that is too slow for one, nothing tells what has grown.
  const calm = levels[0]!
  const grown = breaking === 0 ? undefined : grownQueue(calm, level)
  return {
    serves: levels[breaking - 1]?.sessions ?? null,
    breaks_at: level.sessions,
    because: whyBroken(level, budgetMs)!,
    grown_queue: grown?.queue ?? null,
  }
}

/** The verdict for people. */
export function kneeLine(
  { serves, breaks_at, because, grown_queue }: Knee,
  levels: readonly LevelFigures[],
): string {
  if (breaks_at === null) return `Within the budget with all of ${serves} sessions.`
  const kept = serves === null ? 'Not even one session is' : `${people(serves)} are`
  const level = levels.find(({ sessions }) => sessions === breaks_at)!
  const grown = grown_queue === null ? undefined : grownQueue(levels[0]!, level)
  const queue = grown
    ? ` A turn waits ${Math.round(grown.moreMsPerTurn)} ms longer for cores in "${QUEUE_NAMES[grown.queue]}" than with ${people(levels[0]!.sessions)}.`
    : ''
  return `${kept} within the budget; with ${breaks_at} it breaks: ${because}.${queue}`
}

function people(sessions: number): string {
  return sessions === 1 ? '1 session' : `${sessions} sessions`
}

function whyBroken(
  { unanswered, failed, voice_to_voice_ms: { p95 } }: LevelFigures,
  budgetMs: number,
): string | undefined {
  if (failed > 0) return `${failed} turns failed`
  if (unanswered > 0) return `${unanswered} recordings were not answered`
  if (p95 === null) return 'nobody was answered'
  return p95 > budgetMs ? `P95 is ${Math.round(p95)} ms` : undefined
}
