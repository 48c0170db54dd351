// The room in short, for `npm test`: what must hold on any machine. `npm run room` measures.
import { describe, expect, inject, it } from 'vitest'
import { rowLine } from './report/row-line.ts'
import { runRoom } from './run-room.ts'
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
  busy: 0,
  voices: 2,
  save: null,
  out: null,
}

describe.runIf(inject('hasRoom'))('in a room with its own echo', { timeout: WITHIN_MS }, () => {
  it('given replies, when nobody or somebody speaks, then each is heard, and nobody is answered who is not there', async () => {
    const tell = (line: string): void => void process.stderr.write(`${line}\n`)
    const signal = AbortSignal.timeout(WITHIN_MS)
    const rows = await runRoom(SHORT, (row) => tell(rowLine(row)), { signal })

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
