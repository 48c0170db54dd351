import { describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS, type Settings } from '../../shared/window/settings.ts'
import type { ScheduleEntry } from '../conversation/tools/schedule.ts'
import { InstantDesk } from './instant-desk.ts'

function desk(
  given: Partial<Settings> = {},
  disk: { entries: readonly ScheduleEntry[] } = { entries: [] },
) {
  let settings: Settings = { ...DEFAULT_SETTINGS, ...given }
  let nowMs = Date.UTC(2026, 10, 21, 12)
  const said: string[] = []
  const shown: string[][] = []
  const waiting: { atMs: number; run: () => void }[] = []
  const instant = new InstantDesk({
    clock: {
      now: () => new Date(nowMs),
      uptimeMs: () => nowMs,
      after(delayMs, run) {
        const one = { atMs: nowMs + delayMs, run }
        waiting.push(one)
        return () => void waiting.splice(waiting.indexOf(one), 1)
      },
    },
    settings: () => settings,
    change: (change) => void (settings = { ...settings, ...change }),
    announce: (text) => said.push(text),
    store: { read: () => disk.entries, write: (entries) => void (disk.entries = entries) },
    onSchedule: (entries) => shown.push(entries.map(({ label = 'timer' }) => label)),
  })
  const ask = (transcript: string): string | undefined => {
    const answer = instant.answer(transcript, { lastReply: 'Paris.' })
    if (answer?.effect) instant.perform(answer.effect)
    return answer?.reply
  }
  const pass = (ms: number): void => {
    nowMs += ms
    for (const { atMs, run } of [...waiting]) if (atMs <= nowMs) run()
  }
  /** No timeout comes. */
  const sleep = (ms: number): void => void (nowMs += ms)
  return { ask, pass, sleep, said, shown, disk, settings: () => settings, instant }
}

describe('InstantDesk', () => {
  it('given a timer, when its time is up, then that is announced by its name', () => {
    const { ask, pass, said } = desk()
    expect(ask('Set a pasta timer for ten minutes.')).toContain('10 minutes')
    pass(9 * 60_000)
    expect(said).toEqual([])
    pass(60_000)
    expect(said).toEqual(['Time is up. Your pasta timer is done.'])
  })

  it('given a timer that is changed, then the old one does not ring', () => {
    const { ask, pass, said, instant } = desk()
    ask('Set a pasta timer for ten minutes.')
    const answer = instant.answer('Set a timer for five minutes.', { words: 'No, five minutes.' })
    instant.perform(answer!.effect!)
    pass(5 * 60_000)
    expect(said).toEqual(['Time is up. Your pasta timer is done.'])
    pass(10 * 60_000)
    expect(said).toHaveLength(1)
  })

  it('given a prepared answer that was not performed, then nothing has happened', () => {
    const { instant, pass, said } = desk()
    instant.answer('Set a timer for one minute.', undefined)
    pass(120_000)
    expect(said).toEqual([])
  })

  it('given louder at full volume and slower at the least speed, then both stay within their bounds', () => {
    const { ask, settings } = desk({ volume: 0.95, speed: 0.55 })
    ask('Speak louder.')
    ask('Speak slower.')
    expect(settings()).toMatchObject({ volume: 1, speed: 0.5 })
  })

  it("given another language, then the model's English commands are known all the same", () => {
    expect(desk({ language: 'de' }).ask('set a timer for 6 minutes')).toContain('6 minutes')
    expect(desk({ language: 'de' }).ask('Stell einen Wecker auf sechs Minuten.')).toBeUndefined()
  })

  it('given timers and reminders, tells what runs each time that it changes', () => {
    const { ask, instant, shown } = desk()
    ask('Set a pasta timer for ten minutes.')
    ask('Remind me in five minutes to call Ann.')
    ask('Cancel the pasta timer.')
    instant.cancel(instant.list().map(({ id }) => id))
    expect(shown).toEqual([['pasta'], ['call Ann', 'pasta'], ['call Ann'], []])
  })

  it('given a start after some came due, tells of these once, and goes on with the others', () => {
    const before = desk()
    before.ask('Set a pasta timer for ten minutes.')
    before.ask('Remind me in two hours to call my mother.')
    before.instant.close()
    const after = desk({}, before.disk)
    after.pass(60 * 60_000)
    after.instant.load()
    expect(after.said).toEqual([
      expect.stringMatching(/^While I was away: your pasta timer ended at /),
    ])
    expect(after.shown).toEqual([['call my mother']])
    after.pass(60 * 60_000)
    expect(after.said.slice(1)).toEqual(['A reminder: call your mother.'])
    expect(after.disk.entries).toEqual([])
  })

  it('given some that came due while the computer slept, then says when each was, and once', () => {
    const { ask, sleep, instant, said } = desk()
    ask('Set a pasta timer for ten minutes.')
    ask('Remind me in twenty minutes to call Ann.')
    ask('Set a tea timer for two hours.')
    sleep(60 * 60_000)
    instant.clockMoved()
    expect(said).toEqual([
      expect.stringMatching(
        /^While I was away: your pasta timer ended at .*; at .*, you wanted a reminder: call Ann\.$/,
      ),
    ])
    expect(instant.list()).toMatchObject([{ label: 'tea' }])
  })

  it('given a desk that closes, then its timers end without a word', () => {
    const { ask, instant, pass, said } = desk()
    ask('Set a timer for one minute.')
    instant.close()
    pass(120_000)
    expect(said).toEqual([])
  })
})
