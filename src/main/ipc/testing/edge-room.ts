// The real handlers with what stands behind them, for whoever wants to break in: settings, history, models and exports in a
// folder of their own, a conversation with fake engines, and a page that sends whatever it likes.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { Desktop } from '../../../engine/desktop/desktop.ts'
import { desktopPlaces } from '../../../engine/desktop/desktop-places.ts'
import { talkRoom } from '../../../engine/desktop/testing/fake-talk-room.ts'
import { spawnDead } from '../../../engine/stages/worker/testing/spawn-dead.ts'
import { CodedError } from '../../../shared/coded-error.ts'
import type {
  Answer,
  AppState,
  MessageName,
  RequestName,
} from '../../../shared/window/window-contract.ts'
import { exportConversation, exportWaterfall, saveReport } from '../../exports.ts'
import { OVERLAY_URL, PAGE_URL } from '../../page-files.ts'
import { giveRole } from '../../page-roles.ts'
import type { MessageHandlers, RequestHandlers } from '../answer.ts'
import { connectChosenFiles } from '../chosen-files.ts'
import { connect } from '../connect.ts'
import { messageHandlers } from '../messages.ts'
import { requestHandlers } from '../requests.ts'
import { MESSAGES } from '../payloads.ts'

type Listener = (event: unknown, payload: unknown) => unknown

/** In Electron's place: what is put on its channels. */
export class FakeIpcMain {
  readonly channels = new Map<string, Listener>()
  handle(name: string, listener: Listener): void {
    this.channels.set(name, listener)
  }
  on(name: string, listener: Listener): void {
    this.channels.set(name, listener)
  }
}

export interface FakeSender {
  sender: object
  senderFrame: { url: string; parent: object | null } | null
}

const page = {}
const overlay = {}
giveRole(page, 'window')
giveRole(overlay, 'overlay')
const frame = (url: string, parent: object | null = null) => ({ url, parent })

export const OURS: FakeSender = { sender: page, senderFrame: frame(PAGE_URL) }
export const OVERLAY: FakeSender = { sender: overlay, senderFrame: frame(OVERLAY_URL) }
/** None of them may do anything on the window's channels, nor on the overlay's. */
export const STRANGERS: readonly FakeSender[] = [
  { sender: page, senderFrame: null },
  { sender: page, senderFrame: frame('https://example.org/') },
  { sender: page, senderFrame: frame('parley://app.evil/index.html') },
  { sender: page, senderFrame: frame('file:///etc/passwd') },
  { sender: page, senderFrame: frame('data:text/html,x') },
  { sender: page, senderFrame: frame('about:blank') },
  { sender: page, senderFrame: frame(PAGE_URL, {}) },
  { sender: overlay, senderFrame: frame(OVERLAY_URL, {}) },
  { sender: {}, senderFrame: frame(PAGE_URL) },
  { sender: {}, senderFrame: frame(OVERLAY_URL) },
]

/** @param folder an empty one, of which everything beside `data`, `saved`, `models` and `cache` is nobody's business */
export function edgeRoom(folder: string, ipc: FakeIpcMain) {
  const root = resolve(import.meta.dirname, '../../../..')
  const data = join(folder, 'data')
  const saved = join(folder, 'saved')
  mkdirSync(join(data, 'history'), { recursive: true })
  for (const each of [saved, join(folder, 'cache'), join(folder, 'models')]) mkdirSync(each)
  writeFileSync(join(folder, 'canary.txt'), 'canary')
  const places = desktopPlaces(root, data, join(folder, 'cache'), {
    PARLEY_MODELS: join(folder, 'models'),
  })
  /** Conversations that can be opened, renamed and saved. */
  function keepConversations(ids: readonly string[]): void {
    mkdirSync(places.historyFolder, { recursive: true })
    const startedAt = '2026-11-21T11:45:01.000Z'
    for (const id of ids) {
      const conversation = { id, title: '../../What is up?', startedAt, turns: [] }
      writeFileSync(join(places.historyFolder, `${id}.json`), JSON.stringify(conversation))
    }
  }
  const lines: string[] = []
  const log = {
    write: (_tone: string, line: string) => void lines.push(line),
    lines: () => lines.slice(-500),
  }
  /** Servers elsewhere about which the user was asked, who always says no. */
  const asked: string[] = []
  const noNetwork = async (): Promise<void> => {
    throw new CodedError('download_failed', 'there is no network here')
  }
  const desktop = new Desktop({
    places,
    spawn: spawnDead,
    tell: () => {},
    log,
    beforeDownload: noNetwork,
    cipher: { isSafe: () => false, encrypt: (text) => text, decrypt: (text) => text },
    askConsent: async ({ endpoint }) => {
      asked.push(endpoint.baseUrl)
      return false
    },
  })
  const room = talkRoom()
  const { talk, loudspeaker } = room
  const parts: Desktop = Object.assign(Object.create(desktop) as Desktop, { talk, loudspeaker })
  const state = () => ({ settings: desktop.settings.current }) as AppState
  const calls = { handled: 0 }
  const errors: unknown[] = []
  const counted = <T extends object>(handlers: T): T =>
    new Proxy(handlers, {
      get: (target, name) => {
        const handle = Reflect.get(target, name) as (payload: unknown) => unknown
        return (payload: unknown) => {
          calls.handled++
          return handle(payload)
        }
      },
    })
  const requests: RequestHandlers = requestHandlers(
    parts,
    {
      state,
      changeSettings: (change) =>
        desktop.servers.changeByPage(change, (allowed) => desktop.changeSettings(allowed)),
      erase: (what) => desktop.erase(what),
      exportConversation: (params) => exportConversation(undefined, parts, params),
      exportWaterfall: (params) => exportWaterfall(undefined, parts, params),
      report: async () => ({ sections: [], ok: true }),
      saveReport: ({ text }) => saveReport(undefined, text),
      privacy: async () => [],
      allowHotkey: async () => {},
    },
    log,
  )
  const messages: MessageHandlers = {
    ...messageHandlers(parts, { pause: () => {} }),
    'overlay:ready': () => {},
    'overlay:button': () => {},
    'overlay:stop': () => talk.stop(),
  }
  connect(
    counted(requests),
    counted(messages),
    (error) => void errors.push(error),
    () => now.ms,
  )
  connectChosenFiles((path) => desktop.models.own.fileChosen(path))
  /** What the model manager was asked to look at. */
  const offered: string[] = []
  const { store } = desktop
  const offer = store.offer.bind(store)
  store.offer = (wanted, options) => (offered.push(wanted), offer(wanted, options))
  const now = { ms: 0 }

  /**
   * Sends as the page's process would: what cannot be cloned goes nowhere. The answer of a request, undefined for a message.
   */
  function send(
    from: FakeSender,
    name: string,
    payload: unknown,
  ): Promise<Answer<unknown>> | undefined {
    let arrived: unknown
    try {
      arrived = deserialize(serialize(payload))
    } catch {
      return undefined
    }
    const answer = ipc.channels.get(name)?.(from, arrived)
    return name in MESSAGES ? undefined : (answer as Promise<Answer<unknown>> | undefined)
  }
  return {
    ...room,
    desktop,
    keepConversations,
    places,
    data,
    saved,
    folder,
    root,
    calls,
    asked,
    offered,
    errors,
    lines,
    now,
    send,
  }
}

export type Channel = RequestName | MessageName
