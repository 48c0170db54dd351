// The room in short, for `npm test`: what must hold on any machine. `npm run room` measures. One app, from a fresh start:
// loading its engines is what takes the time.
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { levelDbfs } from '../../src/engine/audio/level.ts'
import type { Row } from './judge/judge-played.ts'
import { rowLine } from './report/row-line.ts'
import { runRoom, type Beginning } from './run-room.ts'
import type { RoomOptions } from './options.ts'

const WITHIN_MS = 240_000

const SHORT: RoomOptions = {
  scenes: [
    { name: 'self', count: 1 },
    { name: 'interruptions', count: 1 },
  ],
  echo: 'laptop',
  delayMs: 40,
  reverbMs: 0,
  drive: 0,
  driftPpm: 0,
  noiseDb: null,
  televisionDb: null,
  canceller: true,
  afterMs: 1_500,
  opening: true,
  sensitivity: 'normal',
  busy: 0,
  voices: 2,
  save: null,
  out: null,
}

/** Of a tenth of a second; a laptop's loudspeaker is heard 10 dB below a person. */
const AUDIBLE_DBFS = -50

describe.runIf(inject('hasRoom'))('in a room with its own echo', () => {
  let beginning: Beginning
  let rows: Row[]
  beforeAll(async () => {
    rows = await runRoom(SHORT, {
      row: (row) => void process.stderr.write(`${rowLine(row)}\n`),
      begun: (heard) => (beginning = heard),
      isShort: true,
      signal: AbortSignal.timeout(WITHIN_MS),
    })
  }, WITHIN_MS)

  it('given hands-free begins in an unknown room, then its sound is heard once, and no turn begins by it', () => {
    const { echo, told } = beginning
    const levels = Array.from({ length: Math.floor(echo.length / 1600) }, (_, i) =>
      levelDbfs(echo.subarray(i * 1600, (i + 1) * 1600)),
    )
    const heardS = levels.filter((dbfs) => dbfs > AUDIBLE_DBFS).length / 10
    expect(heardS).toBeGreaterThan(0.8)
    expect(heardS).toBeLessThan(1.6)
    expect(told).toEqual([])
  })

  it('given replies, when nobody or somebody speaks, then each is heard, and nobody is answered who is not there', () => {
    const wanted = SHORT.scenes.flatMap(({ name, count }) =>
      Array.from({ length: count }, () => name),
    )
    expect(rows.map(({ scene }) => scene)).toEqual(wanted)
    for (const { replySpan, scene, personDbfs, outcome, ownTurns } of rows) {
      expect(replySpan, scene).not.toBeNull()
      if (scene !== 'self' && outcome !== 'missed') expect(personDbfs, scene).toBeGreaterThan(-30)
      expect(ownTurns, scene).toBe(0)
      if (scene === 'self') expect(outcome, scene).toBe('whole')
    }
  })
})
