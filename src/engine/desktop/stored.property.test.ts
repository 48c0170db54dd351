// Any bytes in the files that the app keeps: it opens, and what it wrote before is still somewhere.
import fc from 'fast-check'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS, SettingsSchema } from '../../shared/window/settings.ts'
import { lyingBytes, RUNS } from '../testing/lying.ts'
import { HistoryStore } from './history/history-store.ts'
import { TurnStore } from './statistics/turn-store.ts'
import { LearnedFloorFile } from './learned-floor-file.ts'
import { ScheduleFile } from './schedule-file.ts'
import { changedSettings, readSettings } from './settings/read-settings.ts'
import { SettingsFile } from './settings/settings-file.ts'
import { fakeTurn } from './testing/fake-turn.ts'

let root = ''
let folder = ''
let count = 0
beforeAll(() => void (root = mkdtempSync(join(tmpdir(), 'parley-stored-'))))
afterAll(() => rmSync(root, { recursive: true }))
beforeEach(() => void (folder = root))

/** A folder of its own for each try. */
function put(name: string, bytes: Uint8Array): string {
  folder = mkdtempSync(join(root, `${count++}-`))
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

const bytesOf = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value))

describe('any bytes', () => {
  it('as settings, give settings that are allowed; what was not understood is kept', () => {
    fc.assert(
      fc.property(lyingBytes(bytesOf(DEFAULT_SETTINGS)), (bytes) => {
        const notices: string[] = []
        const file = new SettingsFile(put('settings.json', bytes), (text) => notices.push(text))
        const settings = file.load()
        expect(SettingsSchema.safeParse(settings).success).toBe(true)
        const there = readdirSync(folder).map((name) => readFileSync(join(folder, name)))
        expect(there.some((one) => one.equals(bytes))).toBe(true)
        rmSync(folder, { recursive: true })
      }),
      { numRuns: RUNS },
    )
  })

  it('as timers, figures or pauses, give those that mean something', () => {
    const timers = { running: [{ id: '1', kind: 'timer', dueAt: new Date(0), durationMs: 5 }] }
    fc.assert(
      fc.property(
        lyingBytes(bytesOf(timers), bytesOf([640, 2]), bytesOf({ pausesMs: [400] })),
        (bytes) => {
          const path = put('any.json', bytes)
          for (const { dueAt } of new ScheduleFile(path, () => {}).read())
            expect(dueAt.getTime()).not.toBeNaN()
          writeFileSync(path, bytes)
          const turns = new TurnStore(path, () => {})
          turns.load()
          expect(turns.values().every((value) => Number.isFinite(value))).toBe(true)
          writeFileSync(path, bytes)
          new LearnedFloorFile(path, () => {}).load()
          rmSync(folder, { recursive: true })
        },
      ),
      { numRuns: RUNS },
    )
  })

  it('as a conversation, leave the others as they are', async () => {
    const turn = {
      id: '20200101-000000-abcdef',
      title: 'a',
      startedAt: '',
      turns: [fakeTurn('a', 'b')],
    }
    await fc.assert(
      fc.asyncProperty(lyingBytes(bytesOf(turn)), async (bytes) => {
        put('20200101-000000-abcdef.json', bytes)
        const store = new HistoryStore(folder, () => {})
        store.append(fakeTurn('Hello?', 'Hello.'))
        const titles = (await store.list('')).map(({ title }) => title)
        expect(titles).toContain('Hello?')
        rmSync(folder, { recursive: true })
      }),
      { numRuns: Math.ceil(RUNS / 4) },
    )
  })
})

describe('any change of the settings', () => {
  it('is taken up whole, or refused as usage', () => {
    fc.assert(
      fc.property(fc.oneof(fc.dictionary(fc.string(), fc.anything()), hostile()), (change) => {
        try {
          expect(SettingsSchema.safeParse(changedSettings(DEFAULT_SETTINGS, change)).success).toBe(
            true,
          )
        } catch (error) {
          expect(error).toMatchObject({ code: 'usage' })
        }
        expect(readSettings(change).settings).toBeDefined()
        expect(Object.prototype).not.toHaveProperty('polluted')
      }),
      { numRuns: RUNS * 2 },
    )
  })

  /** Names that are ours, with values that are not; names of every object. */
  function hostile(): fc.Arbitrary<Record<string, unknown>> {
    const names = [...Object.keys(DEFAULT_SETTINGS), '__proto__', 'constructor', 'toString']
    const entry = fc.tuple(fc.constantFrom(...names), fc.anything())
    return fc
      .array(entry, { maxLength: 4 })
      .map(
        (entries) =>
          JSON.parse(JSON.stringify(Object.fromEntries(entries)) ?? '{}') as Record<
            string,
            unknown
          >,
      )
  }
})
