import { describe, expect, it } from 'vitest'
import { HOST_ROLE, type ProcessSample, type Sample } from './process-sample.ts'
import { soakReport } from './soak-report.ts'
import { soakMarkdown } from './soak-table.ts'
import type { SoakTurn } from './soak-turn.ts'

const part = (role: string, pss_mb: number, handles = 24): ProcessSample => ({
  pid: role.length,
  role,
  pss_mb,
  rss_mb: pss_mb,
  handles,
  threads: 10,
})

/** A sample every ten turns. */
function samples(processes: (turn: number) => ProcessSample[]): Sample[] {
  return Array.from({ length: 51 }, (_, i) => ({
    turn: i * 10,
    idle_hours: 0,
    processes: processes(i * 10),
    heap_mb: 20,
    resources: 16,
  }))
}

function turns(firstSoundMs: (turn: number) => number): SoakTurn[] {
  return Array.from({ length: 500 }, (_, i) => ({
    turn: i + 1,
    kind: 'spoken',
    isAsExpected: true,
    first_sound_ms: firstSoundMs(i + 1),
    took_ms: 4_000,
    heard: [],
    errors: [],
  }))
}

const missed = (run: Parameters<typeof soakReport>[0]): string[] =>
  soakReport(run)
    .rows.filter(({ isMet, early }) => !isMet && !Number.isNaN(early))
    .map(({ name }) => name)

const steady = samples(() => [part(HOST_ROLE, 80, 30), part('voice', 400)])

describe('soakReport', () => {
  it('given five hundred turns, compares 401–500 with 101–200, and latency with 1–100', () => {
    const { early, late, first } = soakReport({ turns: turns(() => 600), samples: steady })
    expect([first, early, late]).toEqual([
      [1, 100],
      [101, 200],
      [401, 500],
    ])
  })
  it('given what stays as it is, misses nothing', () => {
    expect(missed({ turns: turns(() => 600), samples: steady })).toEqual([])
  })
  it('given a process that grows by 4 %, names it', () => {
    const grown = samples((turn) => [
      part(HOST_ROLE, 80, 30),
      part('voice', turn > 400 ? 416 : 400),
    ])
    const all = turns(() => 600)
    expect(missed({ turns: all, samples: grown })).toEqual(['memory: voice', 'memory: all'])
  })
  it('given one more handle, and one more process, names them', () => {
    const more = samples((turn) => [
      part(HOST_ROLE, 80, turn === 470 ? 31 : 30),
      part('voice', 400),
      ...(turn > 480 ? [part('models', 0)] : []),
    ])
    const names = missed({ turns: turns(() => 600), samples: more })
    expect(names).toEqual(['processes', `handles: ${HOST_ROLE}`, 'handles: models', 'threads'])
  })
  it('given a last hundred that is 11 % slower than the first, says so; 9 % are allowed', () => {
    const slower = (by: number) => turns((turn) => (turn > 400 ? 600 * by : 600))
    const name = 'end of speech → first sound, median'
    expect(missed({ turns: slower(1.11), samples: steady })).toEqual([name])
    expect(missed({ turns: slower(1.09), samples: steady })).toEqual([])
  })
})

describe('soakMarkdown', () => {
  it('given a run, has a row for each figure, with what it was, is and may be', () => {
    const run = { turns: turns(() => 600), samples: steady, idle: [], rests: [], notices: [] }
    const page = soakMarkdown({ ...run, load: [0.5, 1.5] }, new Date('2026-11-30T05:00:00Z'))
    expect(page).toContain('| memory: voice | 400.0 MB | 400.0 MB | +0.0 % | +3 % | ✓ |')
    expect(page).toContain('Last run: 2026-11-30')
    expect(page).toContain('500 turns in 33.3 minutes, 500 of them went as they should.')
    expect(page).toContain('Every engine kept its process.')
  })
})
