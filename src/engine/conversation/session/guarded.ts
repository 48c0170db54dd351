// What of the model's words may be said: no claims, nothing that nobody here can know.
import { honest } from '../tools/honest.ts'
import { ownUp, unknowable } from '../tools/out-of-sight.ts'
import type { History } from './history.ts'

/**
 * The deltas of a reply to `transcript`, as far as they may be said (see `honest` and `ownUp`).
 * @param language ISO 639-1 code of the transcript; what nobody can know is told in English alone
 */
export function guarded(
  deltas: AsyncIterable<string>,
  { transcript, language, history }: { transcript: string; language: string; history: History },
): AsyncGenerator<string, void, void> {
  const cannot = language === 'en' ? unknowable(transcript, history.userWords) : undefined
  return honest(cannot === undefined ? deltas : ownUp(deltas, cannot))
}
