// Every file that the app keeps for itself, damaged in every way: nothing is lost that was readable, and it is told.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { spawnSync } from '../../child-process.mjs'
import { RELATIVE_COST } from '../../figures/profile/choose-tier.ts'
import { HistoryStore } from '../history/history-store.ts'
import { LearnedFloorFile } from '../learned-floor-file.ts'
import { ProfileFile } from '../profile-file.ts'
import { ScheduleFile } from '../schedule-file.ts'
import { KeyKeeper } from '../servers/key-keeper.ts'
import { fakeCipher } from '../servers/testing/fake-cipher.ts'
import { SettingsFile } from '../settings/settings-file.ts'
import { fakeTurn } from '../testing/fake-turn.ts'

let folder = ''
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'parley-stored-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Opens the file `path`, reads it, and then keeps something in it. */
type Use = (path: string, onNotice: (text: string) => void) => Promise<void>

const machine = { cpu: 'a processor', cores: 2, memoryGb: 8 }
const figures = {
  llm: Object.keys(RELATIVE_COST)[0]!,
  sttMs: 1,
  firstTokenMs: 1,
  tokenMs: 1,
  firstAudioMs: 1,
  realTimeFactor: 1,
}
const FILES: [name: string, use: Use][] = [
  [
    'settings.json',
    async (path, onNotice) => {
      const file = new SettingsFile(path, onNotice)
      file.load()
      file.change({ voice: 'bf_emma' })
      await file.written()
    },
  ],
  [
    'timers.json',
    async (path, onNotice) => {
      const file = new ScheduleFile(path, onNotice)
      file.write([...file.read(), { id: '7', kind: 'timer', dueAt: new Date(60_000) }])
      await file.written()
    },
  ],
  [
    'pauses.json',
    async (path, onNotice) => {
      const file = new LearnedFloorFile(path, onNotice)
      file.load()
      file.floor.forget()
      await file.written()
    },
  ],
  [
    'keys.json',
    async (path, onNotice) => {
      const keys = new KeyKeeper(path, fakeCipher(), onNotice)
      keys.load()
      keys.set('llm', 'http://localhost:1/v1', 'secret')
      await keys.written()
    },
  ],
  [
    'profile.json',
    async (path, onNotice) => {
      const file = new ProfileFile(path, machine, onNotice)
      file.load()
      file.save(figures, new Date(0))
      await file.written()
    },
  ],
]

/** What stands in the folder, by name; folders and links as such. */
function contents(): string[] {
  return readdirSync(folder, { withFileTypes: true }).map((entry) =>
    entry.isFile() ? readFileSync(join(folder, entry.name), 'utf8') : 'no file',
  )
}

describe.each(FILES)('%s', (name, use) => {
  /** Its content as the app writes it. */
  async function sound(): Promise<{ path: string; text: string }> {
    const path = join(folder, name)
    await use(path, (text) => expect.unreachable(text))
    return { path, text: readFileSync(path, 'utf8') }
  }

  it('given none, says nothing and makes one', async () => {
    const { path } = await sound()
    expect(existsSync(path)).toBe(true)
    expect(readdirSync(folder)).toEqual([name])
  })

  it.each<[string, (text: string) => string]>([
    ['empty', () => ''],
    ['cut off in the middle', (text) => text.slice(0, text.length / 2)],
    ['full of NULs, as after a power cut', (text) => '\0'.repeat(text.length)],
    ['of another kind', () => '"hello"'],
    ['deeply nested', () => '['.repeat(100_000)],
  ])(
    'given one that is %s, says where the old one is kept and makes a new one',
    async (_, damage) => {
      const { path, text } = await sound()
      writeFileSync(path, damage(text))
      const notices: string[] = []
      await use(path, (notice) => notices.push(notice))
      expect(notices).toHaveLength(1)
      expect(notices[0]).toContain('unreadable.json')
      expect(contents()).toContain(damage(text))
      await use(path, (notice) => expect.unreachable(notice))
    },
  )

  it('given one byte that is another, opens, and keeps what it did not understand', async () => {
    const { path, text } = await sound()
    const step = Math.max(1, Math.floor(text.length / 20))
    for (let at = 0; at < text.length; at += step) {
      rmSync(folder, { recursive: true })
      mkdirSync(folder)
      const damaged = Buffer.from(text)
      damaged[at]! ^= 1 << (at % 7)
      writeFileSync(path, damaged)
      const notices: string[] = []
      await use(path, (notice) => notices.push(notice))
      expect(notices.length).toBeLessThanOrEqual(1)
      if (notices.length > 0) expect(contents()).toContain(damaged.toString('utf8'))
    }
  })

  it.each<[string, (path: string) => void]>([
    ['a folder', (path) => mkdirSync(path)],
    ['a link to itself', (path) => symlinkSync(path, path)],
    ['a pipe', (path) => void spawnSync('mkfifo', [path])],
  ])('given %s in its place, says so, moves it aside and makes a new one', async (_, put) => {
    const path = join(folder, name)
    put(path)
    const notices: string[] = []
    await use(path, (notice) => notices.push(notice))
    expect(notices[0]).toContain('could not be read')
    expect(statSync(path).isFile()).toBe(true)
    expect(contents()).toContain('no file')
  })

  it('given a folder that cannot be written, goes on in memory and says so', async () => {
    const notices: string[] = []
    await use('/dev/null/parley/file.json', (notice) => notices.push(notice))
    expect(notices.at(-1)).toContain('could not be saved')
  })

  it('given damage after damage, loses none of the old ones at first', async () => {
    const path = join(folder, name)
    for (const text of ['{1', '{2', '{3']) {
      writeFileSync(path, text)
      await use(path, () => {})
    }
    for (const text of ['{1', '{2', '{3']) expect(contents()).toContain(text)
  })
})

/** A disk of 64 KB, where we may mount one. */
const canMount =
  process.platform === 'linux' &&
  spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', tmpdir()]).status === 0

describe.skipIf(!canMount)('a full disk', () => {
  beforeEach(() => {
    expect(spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]).status).toBe(0)
  })
  afterEach(() => void spawnSync('umount', [folder]))

  it.each(FILES)('leaves %s as it was, and it is told', async (name, use) => {
    const path = join(folder, name)
    await use(path, (text) => expect.unreachable(text))
    const text = readFileSync(path, 'utf8')
    fill()
    const notices: string[] = []
    await use(path, (notice) => notices.push(notice))
    expect(notices[0]).toContain('could not be saved')
    expect(readFileSync(path, 'utf8')).toBe(text)
  })

  it('leaves a conversation as it was, and it is told', async () => {
    const notices: string[] = []
    const store = new HistoryStore(folder, (notice) => notices.push(notice))
    store.append(fakeTurn('One?', 'One.'))
    await store.written()
    fill()
    store.append(fakeTurn('Two?', 'Two.'))
    await store.written()
    await new Promise((resolve) => setImmediate(resolve))
    expect(notices).toHaveLength(1)
    const [kept] = await store.list('')
    expect(kept).toMatchObject({ turns: 1 })
  })

  function fill(): void {
    try {
      writeFileSync(join(folder, 'filler'), Buffer.alloc(1024 * 1024))
    } catch {
      // It is full.
    }
  }
})
