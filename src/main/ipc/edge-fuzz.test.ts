// The edge under a hostile page. `npm run fuzz-edge` sends 100,000 messages; here a few hundred show that it works.
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import type { ClientRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { CodedError } from '../../shared/coded-error.ts'
import { seeded } from '../../shared/seeded.mjs'
import { SettingsSchema } from '../../shared/window/settings.ts'
import { FILE_CHOSEN, MESSAGE_NAMES, REQUEST_NAMES } from '../../shared/window/channel-names.ts'
import { FAR_SERVER, junk, pick, sound, spoiled, type Random } from './testing/hostile-values.ts'
import { watchFiles, type Watched } from './testing/watched-files.ts'
import type { FakeIpcMain, FakeSender, edgeRoom } from './testing/edge-room.ts'

const electron = vi.hoisted(() => ({
  ipc: undefined as object | undefined,
  saved: '',
}))
vi.mock('electron', () => ({
  get ipcMain() {
    return electron.ipc
  },
  clipboard: { writeText: () => {} },
  dialog: {
    showSaveDialog: async ({ defaultPath }: { defaultPath: string }) => ({
      canceled: false,
      filePath: join(electron.saved, defaultPath),
    }),
  },
}))

const MESSAGES_SENT = Number(process.env['PARLEY_FUZZ_MESSAGES'] ?? 600)
const SEED = Number(process.env['PARLEY_FUZZ_SEED'] ?? 1)
const CHANNELS = [...REQUEST_NAMES, ...MESSAGE_NAMES]
const IDS = ['20261121-114501-0c2f9a', '20261122-114501-0c2f9b']
/** No settings, list of timers or conversation of a few turns is nearly as long. */
const MOST_BYTES = 200_000

type Edge = typeof import('./testing/edge-room.ts')
let edge: Edge
let room: ReturnType<typeof edgeRoom>
let files: Watched
const folder = mkdtempSync(join(tmpdir(), 'parley-edge-'))
const uncaught: unknown[] = []
/** Other computers that were asked for something over HTTP. */
const contacted: string[] = []
const onHttp = (told: unknown): void => {
  const { host } = (told as { request: ClientRequest }).request
  if (host !== '127.0.0.1') contacted.push(host)
}
/** Errors that nobody foresaw, by channel. */
const internal = new Set<string>()
const answers = { done: 0, refused: 0 }
const onUncaught = (error: unknown): void => void uncaught.push(error)

beforeAll(async () => {
  edge = await import('./testing/edge-room.ts')
  const ipc: FakeIpcMain = new edge.FakeIpcMain()
  electron.ipc = ipc
  room = edge.edgeRoom(folder, ipc)
  electron.saved = room.saved
  process.on('unhandledRejection', onUncaught)
  subscribe('http.client.request.start', onHttp)
  files = watchFiles()
}, 60_000) // all of the main process is loaded
afterAll(async () => {
  files.end()
  unsubscribe('http.client.request.start', onHttp)
  process.off('unhandledRejection', onUncaught)
  await room.desktop.close()
  rmSync(folder, { recursive: true, force: true })
})

/** One message of a hostile page. */
async function attack(random: Random): Promise<void> {
  const isStranger = random() < 0.2
  const from = isStranger
    ? pick(random, edge.STRANGERS)
    : pick(random, [edge.OURS, edge.OURS, edge.OURS, edge.OVERLAY])
  const name =
    random() < 0.02 ? pick(random, ['__proto__', 'constructor', 'x', '']) : pick(random, CHANNELS)
  const payload = sound(random, IDS)[name as keyof ReturnType<typeof sound>]
  const kind = random()
  const sent = kind < 0.3 ? payload : kind < 0.7 ? spoiled(random, payload) : junk(random)
  const before = room.calls.handled
  const answer = room.send(from, name, sent)
  const isOverlays = name.startsWith('overlay:')
  const mayDo = !isStranger && isOverlays === (from === edge.OVERLAY)
  if (!mayDo) expect(room.calls.handled, name).toBe(before)
  // Not waited for: some come when what they began is heard to its end.
  answer?.then((given) => {
    const { ok } = given
    if (!ok && given.error.code === 'internal') internal.add(`${name}: ${given.error.message}`)
    if (typeof ok !== 'boolean' || (ok && !mayDo)) uncaught.push(`${name} was answered`)
    answers[ok ? 'done' : 'refused']++
  }, onUncaught)
  room.now.ms += random() * 40
  if (random() < 0.2) await room.pass(random() * 300)
}

/** All files below, as names relative to it. */
function filesBelow(path: string): string[] {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

describe('the edge', () => {
  it(
    `given ${MESSAGES_SENT} messages of a hostile page (seed ${SEED}), nothing throws, no stranger is heard, no file outside is touched, and the next turn is answered`,
    { timeout: 3_600_000 },
    async () => {
      const random = seeded(SEED)
      const prototype = Object.getOwnPropertyNames(Object.prototype).sort()
      for (let sent = 0; sent < MESSAGES_SENT; sent++) {
        if (sent % 100 === 0) room.keepConversations(IDS)
        await attack(random)
      }
      await room.desktop.settings.written()
      await room.desktop.history.written()
      await new Promise((resolve) => setTimeout(resolve, 20)) // what was not waited for

      expect(uncaught).toEqual([])
      expect([...internal]).toEqual([])
      expect(room.errors.filter((error) => !(error instanceof CodedError))).toEqual([])
      expect(answers.done).toBeGreaterThan(MESSAGES_SENT / 20) // it got past the door, or nothing is shown
      expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(prototype)
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
      expect(SettingsSchema.safeParse(room.desktop.settings.current).success).toBe(true)
      // Nobody has chosen a file: names on the hub alone are looked at, and whatever is no path at all.
      expect(room.offered.filter((wanted) => /^\s*(?:\/|\\\\|\\\/)/.test(wanted))).toEqual([])
      // The user, who was asked, said no each time: nothing of the page's making may be sent away.
      expect(contacted).toEqual([])
      for (const server of Object.values(room.desktop.settings.current.servers))
        expect(server.agreedHost).toBeNull()

      const within = (path: string, allowed: readonly string[]): boolean =>
        allowed.some((each) => path === each || path.startsWith(each + sep))
      const { data, saved, places, root } = room
      const ours = [data, saved, places.cacheFolder, places.modelsFolder]
      expect([...files.written].filter((path) => !within(path, ours))).toEqual([])
      const alsoRead = [root, '/proc', '/sys', folder]
      // Where a path leads, Node finds out from its root on.
      const strange = [...files.read].filter(
        (path) => !within(path, [...ours, ...alsoRead]) && !folder.startsWith(path),
      )
      expect(strange).toEqual([])
      expect(readFileSync(join(folder, 'canary.txt'), 'utf8')).toBe('canary')
      for (const file of filesBelow(folder))
        expect(within(file, [...ours, join(folder, 'canary.txt')]), file).toBe(true)
      for (const file of filesBelow(data))
        expect(statSync(file).size, file).toBeLessThan(MOST_BYTES)

      room.now.ms += 60_000
      await room.send(edge.OURS, 'settings:change', { talk: 'ptt', volume: 1 })
      void room.send(edge.OURS, 'talk:mute', { muted: false })
      void room.send(edge.OURS, 'talk:stop', undefined)
      await room.pass(10_000)
      const turns = room.turns().length
      expect(await room.send(edge.OURS, 'talk:type', { text: 'Are you there?' })).toMatchObject({
        ok: true,
      })
      await room.pass(5_000)
      expect(room.turns()).toHaveLength(turns + 1)
    },
  )

  it('given a consent that the page forges, asks the user and, after a no, neither stores it nor contacts the server', async () => {
    const server = { address: FAR_SERVER, model: 'm', voice: 'v' }
    const forged = { ...server, isOn: true, agreedHost: 'far.invalid' }
    for (const stage of ['stt', 'llm', 'tts'] as const) {
      room.now.ms += 60_000
      room.asked.length = 0
      const servers = { ...room.desktop.settings.current.servers, [stage]: forged }
      expect(await room.send(edge.OURS, 'settings:change', { servers })).toMatchObject({
        ok: true,
        value: { servers: { [stage]: { agreedHost: null } } },
      })
      // Of those that were tried before, some may still be waited for: so many at once are refused.
      const tried = () => room.send(edge.OURS, 'server:try', { stage, ...server })
      await expect.poll(tried, { timeout: 20_000 }).toMatchObject({
        ok: true,
        value: { works: false },
      })
      expect(room.asked).toEqual([FAR_SERVER, FAR_SERVER])
    }
    expect(contacted).toEqual([])
  })

  it('given somebody who is not our preload script and says that a file was chosen, does not look at it', async () => {
    const asked = async (from: FakeSender, path: unknown): Promise<boolean> => {
      room.now.ms += 60_000
      void room.send(from, FILE_CHOSEN, path)
      const before = room.offered.length
      await room.send(edge.OURS, 'models:offer', { wanted: '/home/ada/m.gguf' })
      return room.offered.length > before
    }
    for (const stranger of [...edge.STRANGERS, edge.OVERLAY])
      expect(await asked(stranger, '/home/ada/m.gguf')).toBe(false)
    for (const path of [7, null, ['/home/ada/m.gguf'], '/home/ada'])
      expect(await asked(edge.OURS, path)).toBe(false)
    expect(await asked(edge.OURS, '/home/ada/m.gguf')).toBe(true)
  })
})
