import { describe, expect, it } from 'vitest'
import { FakeClock } from '../../audio/testing/fake-clock.ts'
import { LONGEST_TIMER_MS, MOST_TIMERS } from './schedule-limits.ts'
import { Schedule, type ScheduleEntry, type ScheduleStore } from './schedule.ts'

const MINUTE_MS = 60_000

function open(kept: readonly ScheduleEntry[] = []) {
  const clock = new FakeClock()
  const due: string[] = []
  const wall = { setByMs: 0 }
  const disk = { entries: kept, writes: 0 }
  const store: ScheduleStore = {
    read: () => disk.entries,
    write: (entries) => {
      disk.entries = entries
      disk.writes++
    },
  }
  const schedule: Schedule = new Schedule(
    {
      now: () => new Date(clock.nowMs() + wall.setByMs),
      uptimeMs: () => clock.nowMs(),
      after: (delayMs, run) => clock.after(delayMs, run),
    },
    (entries) => void due.push(...entries.map(({ label = 'timer' }) => label)),
    store,
  )
  return { clock, schedule, due, disk, wall }
}

const entry = (id: string, dueMs: number, label: string): ScheduleEntry => ({
  id,
  kind: 'reminder',
  dueAt: new Date(dueMs),
  label,
})

describe('Schedule', () => {
  it('given a timer that came due while the computer slept, tells of it as soon as the clock is looked at anew', () => {
    let wallMs = 0
    const due: string[] = []
    const schedule = new Schedule(
      // Timeouts stand still in sleep: this one never comes.
      { now: () => new Date(wallMs), uptimeMs: () => wallMs, after: () => () => {} },
      (entries) => void due.push(...entries.map(({ label = 'timer' }) => label)),
    )
    schedule.setTimer(MINUTE_MS, 'pasta')
    schedule.setTimer(60 * MINUTE_MS, 'bread')
    wallMs = 10 * MINUTE_MS
    schedule.clockMoved()
    schedule.clockMoved()
    expect(due).toEqual(['pasta'])
    expect(schedule.list()).toMatchObject([{ label: 'bread' }])
  })

  it('given a timer, tells of it once when it ends and forgets it, here and in the store', async () => {
    const { schedule, clock, due, disk } = open()
    schedule.setTimer(MINUTE_MS, 'pasta')
    expect(disk.entries).toMatchObject([{ kind: 'timer', label: 'pasta', durationMs: MINUTE_MS }])
    await clock.goTo(MINUTE_MS - 1)
    expect(due).toEqual([])
    await clock.goTo(5 * MINUTE_MS)
    expect(due).toEqual(['pasta'])
    expect(schedule.list()).toEqual([])
    expect(disk.entries).toEqual([])
  })

  it('given timers and reminders, lists the next to be due first, and each kind alone', async () => {
    const { schedule, clock, due } = open()
    schedule.setReminder(new Date(3 * MINUTE_MS), 'third')
    schedule.setTimer(MINUTE_MS, 'first')
    schedule.setTimer(2 * MINUTE_MS, 'second')
    expect(schedule.list().map(({ label }) => label)).toEqual(['first', 'second', 'third'])
    expect(schedule.list('reminder').map(({ label }) => label)).toEqual(['third'])
    await clock.goTo(2.5 * MINUTE_MS)
    expect(due).toEqual(['first', 'second'])
  })

  it('given a cancelled one, never tells of it; the others run on', async () => {
    const { schedule, clock, due, disk } = open()
    const first = schedule.setTimer(MINUTE_MS, 'first')!
    schedule.setTimer(2 * MINUTE_MS, 'second')
    expect(schedule.cancel([first.id])).toBe(1)
    expect(schedule.cancel([first.id])).toBe(0)
    expect(disk.entries).toHaveLength(1)
    await clock.goTo(5 * MINUTE_MS)
    expect(due).toEqual(['second'])
  })

  it('given a store with some, goes on with those to come and gives those that were missed', async () => {
    const { schedule, clock, due, disk } = open([
      entry('7', 2 * MINUTE_MS, 'later'),
      entry('5', 0, 'missed'),
      entry('4', -MINUTE_MS, 'missed before'),
    ])
    expect(schedule.load().map(({ label }) => label)).toEqual(['missed before', 'missed'])
    expect(disk.entries.map(({ label }) => label)).toEqual(['later'])
    expect(schedule.setTimer(MINUTE_MS)?.id).toBe('8')
    await clock.goTo(3 * MINUTE_MS)
    expect(due).toEqual(['timer', 'later'])
  })

  it('given a reminder weeks away, waits for it by the clock on the wall', async () => {
    const { schedule, clock, due } = open()
    const weekMs = 7 * 24 * 60 * MINUTE_MS
    schedule.setReminder(new Date(weekMs), 'far')
    await clock.goTo(weekMs - 1)
    expect(due).toEqual([])
    await clock.goTo(weekMs)
    expect(due).toEqual(['far'])
  })

  it.each([
    ['an hour forth', 60 * MINUTE_MS],
    ['an hour back', -60 * MINUTE_MS],
    ['a day forth', 24 * 60 * MINUTE_MS],
    ['a day back', -24 * 60 * MINUTE_MS],
  ])(
    'given a clock that is set %s, then a timer ends when it was to, here and in the store',
    async (_what, setByMs) => {
      const { schedule, clock, due, disk, wall } = open()
      schedule.setTimer(10 * MINUTE_MS, 'pasta')
      await clock.goTo(4 * MINUTE_MS)
      wall.setByMs = setByMs
      await clock.goTo(5 * MINUTE_MS)
      expect(disk.entries[0]!.dueAt).toEqual(new Date(10 * MINUTE_MS + setByMs))
      await clock.goTo(10 * MINUTE_MS - 1)
      expect(due).toEqual([])
      await clock.goTo(10 * MINUTE_MS)
      expect(due).toEqual(['pasta'])
    },
  )

  it('given a clock that is set, then a reminder is told when that shows its time', async () => {
    const { schedule, clock, due, wall } = open()
    schedule.setReminder(new Date(90 * MINUTE_MS), 'soon')
    schedule.setReminder(new Date(240 * MINUTE_MS), 'later')
    wall.setByMs = 60 * MINUTE_MS
    await clock.goTo(30 * MINUTE_MS)
    expect(due).toEqual(['soon'])
    wall.setByMs = -60 * MINUTE_MS
    await clock.goTo(299 * MINUTE_MS)
    expect(due).toEqual(['soon'])
    await clock.goTo(300 * MINUTE_MS)
    expect(due).toEqual(['soon', 'later'])
  })

  it('given a clock that is drawn to the right time by and by, then no timer is moved for it', async () => {
    const { schedule, clock, disk, wall } = open()
    schedule.setTimer(10 * MINUTE_MS, 'pasta')
    for (let seconds = 1; seconds < 300; seconds++) {
      wall.setByMs += 10
      await clock.goTo(seconds * 1000)
    }
    expect(disk.writes).toBe(1)
  })

  it('given as many timers as there may be, sets no further one until one has gone', async () => {
    const { schedule, clock } = open()
    for (let i = 1; i <= MOST_TIMERS; i++) expect(schedule.setTimer(i * 1000)).toBeDefined()
    expect(schedule.setTimer(1000)).toBeUndefined()
    expect(schedule.setReminder(new Date(99_000), 'of its own kind')).toBeDefined()
    await clock.goTo(1000)
    expect(schedule.setTimer(1000)).toBeDefined()
  })

  it('given close, tells of none and takes none any more, but keeps them in the store', async () => {
    const { schedule, clock, due, disk } = open()
    schedule.setTimer(1000)
    schedule.close()
    await clock.goTo(5000)
    expect(due).toEqual([])
    expect(schedule.setTimer(1000)).toBeUndefined()
    expect(disk.entries).toHaveLength(1)
  })

  it.each([0, -1, NaN, LONGEST_TIMER_MS + 1])('given %d ms, refuses the timer', (durationMs) =>
    expect(() => open().schedule.setTimer(durationMs)).toThrow(RangeError),
  )
})
