// Which timers or reminders are meant by "the pasta timer", "the ten minute one", "the reminder about the bread", "all".
import { readDuration } from '../instant/duration-words.ts'
import { plainWords } from '../instant/utterance.ts'
import { WordReader } from '../instant/word-reader.ts'
import type { Scheduled } from './tool.ts'

/** Means every one. */
export const ALL = 'all'

/** Words that name nothing. */
const SMALL =
  /^(?:the|a|an|my|our|that|this|to|about|for|of|with|some|at|in|on|and|timer|timers|reminder|reminders|one|it)$/

/** @param which as it was said; all that run where it is '' or names nothing */
export function choose(running: readonly Scheduled[], which: string): readonly Scheduled[] {
  const { words } = plainWords(which)
  const telling = words.filter((word) => !SMALL.test(word))
  if (which === ALL || telling.length === 0) return running
  const durationMs = durationOf(words)
  const byLength = running.filter((one) => one.durationMs === durationMs)
  if (durationMs !== undefined && byLength.length > 0) return byLength
  return running.filter(({ label = '' }) => {
    const parts = plainWords(label).words
    return telling.every((word) => parts.includes(word))
  })
}

function durationOf(words: readonly string[]): number | undefined {
  const reader = new WordReader(words)
  reader.take('the', 'my', 'that')
  const durationMs = readDuration(reader)
  reader.take('timer', 'one')
  return reader.isDone ? durationMs : undefined
}
