// `npm run room`: plays what was asked for and prints what became of it. It judges nothing: people do.
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { expect, inject, it } from 'vitest'
import type { RoomOptions } from '../options.ts'
import { rowLine } from '../report/row-line.ts'
import { sumUp } from '../report/sum-up.ts'
import { table } from '../report/table.ts'
import { runRoom } from '../run-room.ts'

/** A reply with what is waited for before and after it. */
const LONGEST_MS = 75_000

const options = JSON.parse(process.env['PARLEY_ROOM'] ?? 'null') as RoomOptions | null
const count = options?.scenes.reduce((sum, scene) => sum + scene.count, 0) ?? 0
const withinMs = 240_000 + count * LONGEST_MS

it.runIf(options && inject('hasRoom'))('plays the room', { timeout: withinMs }, async () => {
  const tell = (line: string): void => void process.stderr.write(`${line}\n`)
  const signal = AbortSignal.timeout(withinMs)
  const rows = await runRoom(options!, { row: (row) => tell(rowLine(row)), signal })
  const sums = sumUp(rows)
  tell(`\n${table(sums)}`)
  const { out } = options!
  if (out !== null) {
    await mkdir(dirname(out), { recursive: true })
    await writeFile(out, JSON.stringify({ options, sums, rows }, null, 1))
    tell(`figures: ${out}`)
  }
  expect(rows).toHaveLength(count)
})
