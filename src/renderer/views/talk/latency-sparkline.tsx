// The times of the last turns as a line, from which a turn can be chosen: by pointer or by arrow keys.
import type { KeyboardEvent, PointerEvent } from 'react'
import { useConversation } from '../../store/conversation-store.ts'
import { chooseTurn } from '../../store/turn-choice-store.ts'
import { formatMs } from '../../../shared/format-ms.ts'
import {
  describeTimes,
  GOAL_MS,
  latencyLine,
  nextPoint,
  pointAt,
  timedTurns,
  yOf,
  type LatencyLine,
  type LatencyPoint,
} from './latency-line.ts'

/** @param props.shown number of the turn whose waterfall is seen */
export function LatencySparkline({ shown }: { shown: number | undefined }) {
  const finished = useConversation((state) => state.finished)
  const lastTurn = finished.at(-1)?.turn
  const turns = timedTurns(finished)
  const line = latencyLine(turns)
  const { points, topMs } = line
  const at = points.findIndex(({ turn }) => turn === shown)
  const current = at === -1 ? points.length - 1 : at
  const point = points[current]
  if (!point) return null
  // The last one is not held on to: the next turn shall be seen when it comes.
  const choose = (chosen: LatencyPoint | null | undefined): void => {
    if (chosen) chooseTurn(chosen.turn === lastTurn ? null : chosen.turn)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = nextPoint(event.key, current, points.length)
    if (next === null) return
    event.preventDefault()
    choose(points[next])
  }
  return (
    <figure className="spark" data-testid="latency-line">
      <figcaption>
        <span aria-hidden>
          {turns.length === 1 ? 'Last turn' : `Last ${turns.length} turns`}, voice to voice
        </span>
        <span className="visually-hidden">{describeTimes(turns)}</span>
      </figcaption>
      <div className="spark-frame">
        <Scale topMs={topMs} />
        <div
          className="spark-plot"
          role="slider"
          tabIndex={0}
          aria-label="Turn that is shown"
          aria-valuemin={1}
          aria-valuemax={points.length}
          aria-valuenow={current + 1}
          aria-valuetext={`Turn ${point.turn}, ${formatMs(point.timeMs)}`}
          onKeyDown={onKeyDown}
          onPointerDown={(event) => {
            event.preventDefault() // the focus stays where it is, so that Space talks next
            choose(pointAt(points, xPercentOf(event)))
          }}
        >
          <Picture line={line} shown={at === -1 ? undefined : point.turn} />
        </div>
      </div>
    </figure>
  )
}

function Scale({ topMs }: { topMs: number }) {
  return (
    <div className="spark-scale" aria-hidden>
      {[topMs, GOAL_MS, 0].map((ms) => (
        <span
          key={ms}
          style={{ top: `${yOf(ms, topMs)}%` }}
          data-goal={ms === GOAL_MS || undefined}
        >
          {ms === 0 ? '0' : formatMs(ms)}
        </span>
      ))}
    </div>
  )
}

function Picture({
  line: { topMs, points },
  shown,
}: {
  line: LatencyLine
  shown: number | undefined
}) {
  const goalY = `${yOf(GOAL_MS, topMs)}%`
  const chosen = points.find(({ turn }) => turn === shown)
  return (
    <svg aria-hidden>
      <line className="spark-edge" x1="0" x2="100%" y1="100%" y2="100%" />
      <line className="spark-goal" x1="0" x2="100%" y1={goalY} y2={goalY} />
      {chosen && (
        <line
          className="spark-chosen"
          x1={`${chosen.xPercent}%`}
          x2={`${chosen.xPercent}%`}
          y1="0"
          y2="100%"
        />
      )}
      {points.slice(1).map((to, i) => (
        <line
          key={i}
          className="spark-line"
          x1={`${points[i]!.xPercent}%`}
          y1={`${points[i]!.yPercent}%`}
          x2={`${to.xPercent}%`}
          y2={`${to.yPercent}%`}
        />
      ))}
      {points.map((point, i) => (
        <circle
          key={i}
          className="spark-point"
          cx={`${point.xPercent}%`}
          cy={`${point.yPercent}%`}
          r={point === chosen ? 5 : 3.5}
          data-late={point.timeMs > GOAL_MS || undefined}
          data-beyond={point.isBeyond || undefined}
        >
          <title>{`Turn ${point.turn}: ${formatMs(point.timeMs)}${point.isBeyond ? ', beyond the scale' : ''}`}</title>
        </circle>
      ))}
    </svg>
  )
}

function xPercentOf({ currentTarget, clientX }: PointerEvent): number {
  const { left, width } = currentTarget.getBoundingClientRect()
  return ((clientX - left) / width) * 100
}
