// The app, hands-free, in a room: what was heard there and what the app told of it, on one clock.
import type { Settings } from '../../src/shared/window/settings.ts'
import { openApp, type App } from '../app.ts'
import type { Moment } from '../fixture/diary.ts'
import { installFrames, type FramesWindow } from './in-page/frames.ts'
import type { Room, Witnessed } from './room.ts'

/** Something that the app told its page; `atMs` from the witness's first sample. */
export interface Told {
  atMs: number
  /** Of a turn's event that one's name, else the message's. */
  name: string
  turn: number
  payload: Readonly<Record<string, unknown>>
}

/** Mono samples, 16 kHz, in chunks; `atMs`: when each chunk came, ms from the witness's first sample. */
export interface Kept {
  pcm: Float32Array
  atMs: number[]
}

/** What the app's canceller was given, the frames that it left, and how much like speech Silero found each. */
export interface Frames {
  heard: Kept
  frames: Kept
  played: Kept & { positions: number[] }
  probabilities: [atMs: number, value: number][]
}

export interface Observed {
  witnessed: Witnessed
  told: Told[]
  /** null: not kept. */
  frames: Frames | null
}

export interface AppInRoom {
  app: App
  /** Begins to observe; what it returns ends that. */
  observe: () => Promise<{ moment: Moment; end: () => Promise<Observed> }>
}

/** Opens it and waits until it can be talked to; the caller closes `app`. */
export async function openAppInRoom(
  room: Room,
  options: {
    canceller: boolean
    opening: boolean
    sensitivity: Settings['bargeIn']
    keepFrames: boolean
  },
): Promise<AppInRoom> {
  const app = await openApp({
    microphone: { pulseServer: room.server },
    settings: { talk: 'duplex', soundStart: options.opening, bargeIn: options.sensitivity },
    prepare: async (page) => void (await page.addInitScript(installFrames, options)),
  })
  try {
    await app.diary.becomes(({ readiness }) => readiness.at === 'ready', 120_000)
    await app.window.ready()
    const originMs = await app.page.evaluate(() => performance.timeOrigin)
    return { app, observe: () => observe(app, room, originMs, options.keepFrames) }
  } catch (error) {
    await app.close()
    throw error
  }
}

async function observe(
  app: App,
  room: Room,
  originMs: number,
  keepFrames: boolean,
): ReturnType<AppInRoom['observe']> {
  const ask = await room.witness()
  const moment = await app.diary.moment()
  if (keepFrames) await takeFrames(app)
  const end = async (): Promise<Observed> => {
    const witnessed = ask()
    const since = (pageMs: number): number => originMs + pageMs - witnessed.startMs
    const entries = await app.diary.entries(moment)
    const told = entries.map(({ atMs, name, payload }) => {
      const fields = payload as Record<string, unknown>
      return {
        atMs: since(atMs),
        name: name === 'turn' ? String(fields['event']) : name,
        turn: Number(fields['turn'] ?? 0),
        payload: fields,
      }
    })
    if (!keepFrames) return { witnessed, told, frames: null }
    const taken = await takeFrames(app)
    const unpack = ({ atMs, pcmBase64 }: { atMs: number[]; pcmBase64: string }): Kept => {
      const bytes = Buffer.from(pcmBase64, 'base64')
      const pcm = new Float32Array(bytes.length / 4)
      for (let i = 0; i < pcm.length; i++) pcm[i] = bytes.readFloatLE(i * 4)
      return { pcm, atMs: atMs.map(since) }
    }
    const frames: Frames = {
      heard: unpack(taken.heard),
      frames: unpack(taken.frames),
      played: { ...unpack(taken.played), positions: taken.played.positions },
      probabilities: taken.probabilities.map(([at, value]) => [since(at), value]),
    }
    return { witnessed, told, frames }
  }
  return { moment, end }
}

async function takeFrames({ page }: App): Promise<ReturnType<FramesWindow['parleyTakeFrames']>> {
  return await page.evaluate(() => (window as unknown as FramesWindow).parleyTakeFrames())
}
