// A load test as people read it.
import type { Cell, FigureTable } from '../figure-table.ts'
import type { LevelFigures } from './load-level.ts'
import { QUEUE_NAMES, type Queue } from './queues.ts'

const count = (number: number): Cell => ({ number, decimals: 0 })

export function levelsTable(levels: readonly LevelFigures[], verdict: string): FigureTable {
  return {
    title: 'Voice to voice',
    columns: ['P50', 'P95', 'P99', 'turns', 'a minute', 'unanswered', 'words right', 'cores busy'],
    rows: levels.map((level) => {
      const { p50, p95, p99 } = level.voice_to_voice_ms
      return {
        name: `${level.sessions} at once`,
        cells: [
          ...[p50, p95, p99].map((ms): Cell => ({ ms })),
          count(level.turns),
          { number: level.turns_per_minute, decimals: 1 },
          count(level.unanswered),
          { number: level.words_right, decimals: 3 },
          { number: level.cores_busy, decimals: 2 },
        ],
      }
    }),
    notes: [verdict],
  }
}

export function queuesTable({ sessions, queues }: LevelFigures): FigureTable {
  const names = (Object.keys(QUEUE_NAMES) as Queue[]).filter((queue) => queues[queue])
  return {
    title: `Waiting for cores, ${sessions} at once`,
    columns: ['P50', 'P95', 'most waiting', 'done', 'dropped', 'withdrawn'],
    rows: names.map((queue) => {
      const { wait_ms, most_waiting, granted, dropped, withdrawn } = queues[queue]!
      const times = [wait_ms.p50, wait_ms.p95].map((ms): Cell => ({ ms }))
      return {
        name: QUEUE_NAMES[queue],
        cells: [...times, ...[most_waiting, granted, dropped, withdrawn].map(count)],
      }
    }),
    notes: [],
  }
}
