// Tells the end of turn what became of the silence behind a turn's words.
import type { EndOfTurn } from '../../ports.ts'
import type { Turn } from './turn.ts'

/**
 * Tells nothing where no silence decides (push-to-talk, typing) and where no words were heard: noise goes on without
 * meaning anything. Comes before the turn goes on, which forgets where its words ended.
 * @param wentOnMs when the user was heard again, on the session's clock; undefined where the turn was over indeed
 */
export function learnSilence(
  endOfTurn: EndOfTurn,
  { soundsFinished, wordsEndMs }: Pick<Turn, 'soundsFinished' | 'wordsEndMs'>,
  wentOnMs?: number,
): void {
  if (wordsEndMs === undefined) return
  const wentOnAfterMs = wentOnMs === undefined ? undefined : wentOnMs - wordsEndMs
  endOfTurn.learn?.({ soundsFinished: soundsFinished ?? undefined, wentOnAfterMs })
}
