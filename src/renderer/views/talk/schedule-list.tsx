// The timers and reminders that run, each with what is left of it; nothing at all where there is none.
import { AlarmClock, Bell, X } from 'lucide-react'
import type { ScheduleRow } from '../../../shared/window/app-state.ts'
import { cancelScheduled } from '../../actions/talk-actions.ts'
import { IconButton } from '../../components/icon-button.tsx'
import { formatLeft } from '../../format/format-left.ts'
import { useApp } from '../../store/app-store.ts'
import { useNow } from './use-now.ts'

export function ScheduleList() {
  const rows = useApp((app) => app.schedule)
  return rows.length === 0 ? null : <Running rows={rows} />
}

function Running({ rows }: { rows: ScheduleRow[] }) {
  const nowMs = useNow(1000)
  return (
    <ul className="schedule" aria-label="Timers and reminders" data-testid="schedule">
      {rows.map((row) => (
        <Entry key={row.id} row={row} nowMs={nowMs} />
      ))}
    </ul>
  )
}

function Entry({ row, nowMs }: { row: ScheduleRow; nowMs: number }) {
  const { id, kind, label, dueAt } = row
  const Icon = kind === 'timer' ? AlarmClock : Bell
  const name = label ?? 'Timer'
  const whole =
    kind === 'timer' ? (label === null ? 'timer' : `${label} timer`) : `reminder: ${label}`
  return (
    <li className="schedule-entry">
      <Icon aria-hidden size={15} />
      <span className="visually-hidden">{kind === 'timer' ? 'Timer' : 'Reminder'}: </span>
      <span className="schedule-name" title={name}>
        {name}
      </span>
      {/* Its role keeps a screen reader from saying every second of it. */}
      <time role="timer" className="schedule-left" dateTime={dueAt}>
        {formatLeft(dueAt, nowMs)}
      </time>
      <IconButton
        icon={X}
        label={`Cancel ${whole}`}
        onClick={() => void cancelScheduled(id)}
        testId="schedule-cancel"
      />
    </li>
  )
}
