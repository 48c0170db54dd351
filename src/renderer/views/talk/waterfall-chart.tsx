// The waterfall of one turn, to scale: every bar by pointer, Tab and arrow keys with its exact values.
import { useRef, useState, type KeyboardEvent } from 'react'
import { Hint } from '../../components/hint.tsx'
import { formatMs } from '../../../shared/format-ms.ts'
import {
  describeWaterfall,
  waterfallScale,
  type Waterfall,
  type WaterfallRow,
  type WaterfallScale,
} from '../../../shared/waterfall.ts'
import { stepAlong } from './step-along.ts'
import { atPercent, placeBar } from './waterfall-geometry.ts'

const WANTED_TICKS = 4

export function WaterfallChart({ waterfall }: { waterfall: Waterfall }) {
  const scale = waterfallScale([waterfall], WANTED_TICKS)
  const { rows, voiceToVoiceMs } = waterfall
  const { current, list, onKeyDown } = useRovingRows(rows.length)
  return (
    <figure className="waterfall" data-testid="waterfall">
      <figcaption className="visually-hidden">{describeWaterfall(waterfall)}</figcaption>
      <div className="wf-plot" ref={list} role="group" aria-label="Stages" onKeyDown={onKeyDown}>
        <Grid scale={scale} heardMs={voiceToVoiceMs} />
        {rows.map((row, i) => (
          <Row key={row.label} row={row} scale={scale} isCurrent={i === current} />
        ))}
      </div>
      <div className="wf-axis" aria-hidden>
        {scale.tickMs.map((tickMs) => (
          <span key={tickMs} style={{ left: `${atPercent(tickMs, scale)}%` }}>
            {tickMs.toLocaleString('en-US')}
          </span>
        ))}
      </div>
      <p className="wf-unit" aria-hidden>
        ms after you stopped talking
      </p>
    </figure>
  )
}

function Grid({ scale, heardMs }: { scale: WaterfallScale; heardMs: number | null }) {
  return (
    <div className="wf-grid" aria-hidden>
      {scale.tickMs.map((tickMs) => (
        <i
          key={tickMs}
          data-zero={tickMs === 0 || undefined}
          style={{ left: `${atPercent(tickMs, scale)}%` }}
        />
      ))}
      {heardMs !== null && <i data-heard style={{ left: `${atPercent(heardMs, scale)}%` }} />}
    </div>
  )
}

interface RowProps {
  row: WaterfallRow
  scale: WaterfallScale
  isCurrent: boolean
}

function Row({ row, scale, isCurrent }: RowProps) {
  const { leftPercent, widthPercent } = placeBar(row, scale)
  const lengthMs = row.endMs - row.startMs
  const span = `${formatMs(row.startMs)} to ${formatMs(row.endMs)}`
  return (
    <Hint
      text={
        <>
          <strong>{row.label}</strong> {formatMs(lengthMs)}
          <br />
          {span}
        </>
      }
    >
      <div
        className="wf-row"
        role="img"
        tabIndex={isCurrent ? 0 : -1}
        aria-label={`${row.label}: ${formatMs(lengthMs)}, from ${span}`}
      >
        <span className="wf-label">{row.label}</span>
        <span className="wf-value">{formatMs(lengthMs)}</span>
        <span className="wf-track">
          <span
            className="wf-bar"
            data-tone={row.tone}
            data-open={row.isOpen || undefined}
            style={{ left: `${leftPercent}%`, width: `${widthPercent}%` }}
          />
        </span>
      </div>
    </Hint>
  )
}

/** One stop for Tab; the arrow keys go from bar to bar. */
function useRovingRows(count: number) {
  const [chosen, choose] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const current = Math.min(chosen, count - 1)
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = nextRow(event.key, current, count)
    if (next === null) return
    event.preventDefault()
    choose(next)
    list.current?.querySelectorAll<HTMLElement>('.wf-row')[next]?.focus()
  }
  return { current, list, onKeyDown }
}

/** The row that `key` leads to from row `at`; null for keys that lead nowhere. */
export function nextRow(key: string, at: number, count: number): number | null {
  return stepAlong(key, at, count, 'ArrowDown')
}
