// The turns that took longer than a second, and the stage that took most of each.
import { formatDay } from '../../format/format-day.ts'
import type { Statistics } from '../../../shared/window/statistics.ts'
import { CAUSES, slowSentence, slowTurnWords } from './slow-words.ts'

export function SlowTurns({ statistics }: { statistics: Statistics }) {
  const { slow } = statistics
  return (
    <div className="slow" data-testid="slow-turns">
      <p>{slowSentence(statistics)}</p>
      {slow.causes.length > 1 && (
        <ul className="shares">
          {slow.causes.map(({ cause, n }) => (
            <li key={cause}>
              <span>{CAUSES[cause].text}</span>
              <span className="share-track" aria-hidden>
                <span
                  className="share-bar"
                  data-tone={CAUSES[cause].tone}
                  style={{ width: `${(n / slow.n) * 100}%` }}
                />
              </span>
              <span className="share-figure">{n}</span>
            </li>
          ))}
        </ul>
      )}
      {slow.slowest.length > 0 && (
        <>
          <h3>The slowest</h3>
          <ul className="slowest">
            {slow.slowest.map((turn) => (
              <li key={turn.at}>
                <span>{slowTurnWords(turn)}</span>
                <span className="row-facts">{formatDay(turn.at)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
