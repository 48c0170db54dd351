// How voice to voice went over time: the median, and of stretches with many turns the slow end.
import { formatMs } from '../../../shared/format-ms.ts'
import type { StatisticsRange, TrendPoint } from '../../../shared/window/statistics.ts'
import { describeTrend, startWords, trendLine } from './trend-line.ts'

interface TrendProps {
  trend: readonly TrendPoint[]
  range: StatisticsRange
}

export function TrendChart({ trend, range }: TrendProps) {
  const { topMs, points } = trendLine(trend, range)
  const [first, last] = [trend[0], trend.at(-1)]
  const hasSpread = trend.some(({ n }) => n > 1)
  if (!first || !last) return null
  return (
    <figure className="trend" data-testid="trend">
      <figcaption>
        <span aria-hidden>
          <span className="trend-key" data-of="p50" /> {hasSpread ? 'P50' : 'Voice to voice'}
          {hasSpread && (
            <>
              {' '}
              <span className="trend-key" data-of="p95" /> P95
            </>
          )}
        </span>
        <span className="visually-hidden">{describeTrend(trend, range)}</span>
      </figcaption>
      <div className="spark-frame" aria-hidden>
        <div className="spark-scale">
          {[topMs, topMs / 2, 0].map((ms, i) => (
            <span key={ms} style={{ top: `${i * 50}%` }}>
              {ms === 0 ? '0' : formatMs(ms)}
            </span>
          ))}
        </div>
        <svg className="trend-plot">
          <line className="spark-edge" x1="0" x2="100%" y1="100%" y2="100%" />
          {hasSpread && <Line of="p95" points={points.map(({ x, p95: y }) => ({ x, y }))} />}
          <Line of="p50" points={points.map(({ x, p50: y }) => ({ x, y }))} />
          {points.map(({ x, p50, title }, i) => (
            <circle key={i} className="trend-point" cx={`${x}%`} cy={`${p50}%`} r="3">
              <title>{title}</title>
            </circle>
          ))}
        </svg>
        <span />
        <div className="trend-ends">
          <span>{startWords(first.at, range)}</span>
          {trend.length > 1 && <span>{startWords(last.at, range)}</span>}
        </div>
      </div>
    </figure>
  )
}

function Line({ of, points }: { of: 'p50' | 'p95'; points: { x: number; y: number }[] }) {
  return points
    .slice(1)
    .map((to, i) => (
      <line
        key={i}
        className="trend-line"
        data-of={of}
        x1={`${points[i]!.x}%`}
        y1={`${points[i]!.y}%`}
        x2={`${to.x}%`}
        y2={`${to.y}%`}
      />
    ))
}
