// A timer or a reminder as the window shows it.
import type { ScheduleRow } from '../../shared/window/app-state.ts'
import { toTheUser } from '../conversation/tools/to-the-user.ts'
import type { ScheduleEntry } from '../conversation/tools/schedule.ts'

export function scheduleRow({ id, kind, label, dueAt }: ScheduleEntry): ScheduleRow {
  return {
    id,
    kind,
    label: label === undefined ? null : toTheUser(label),
    dueAt: dueAt.toISOString(),
  }
}
