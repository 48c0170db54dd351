// The percentiles, each with what it means, and what else is counted.
import { formatMs } from '../../../shared/format-ms.ts'
import type { Statistics } from '../../../shared/window/statistics.ts'

const TILES = [
  { of: 'p50', name: 'P50', meaning: 'half came sooner' },
  { of: 'p90', name: 'P90', meaning: '9 of 10 came sooner' },
  { of: 'p95', name: 'P95', meaning: '19 of 20 came sooner' },
  { of: 'p99', name: 'P99', meaning: '99 of 100 came sooner' },
] as const

export function PercentileTiles({ statistics }: { statistics: Statistics }) {
  const { voiceToVoice } = statistics
  return (
    <>
      <dl className="tiles" data-testid="percentiles">
        {TILES.map(({ of, name, meaning }) => (
          <div key={of} className="tile">
            <dt>{name}</dt>
            <dd>
              <span className="tile-figure">{formatMs(voiceToVoice[of])}</span>
              <span className="row-facts">{meaning}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p className="statistics-facts row-facts">{factsOf(statistics)}</p>
    </>
  )
}

function factsOf({ turns, voiceToVoice, interrupted, underruns }: Statistics): string {
  const typed = turns - voiceToVoice.n
  return [
    `${counted(voiceToVoice.n, 'spoken turn')}`,
    ...(typed > 0 ? [`${typed} typed or without sound`] : []),
    `${interrupted} interrupted`,
    `${counted(underruns, 'gap')} in the sound`,
  ].join(' · ')
}

function counted(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`
}
