// The desktop app in a soak: all of it but window and sound card, with real engines, on a folder of its own.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { FRAME_MS, MICROPHONE_SAMPLE_RATE_HZ } from '../../../shared/audio-format.ts'
import { CodedError, isAbort } from '../../../shared/coded-error.ts'
import type { Tier } from '../../../shared/tier.ts'
import type { TurnEvent } from '../../../shared/turn-events.ts'
import type { EventName } from '../../../shared/window/window-contract.ts'
import { startSessionClock } from '../../../engine/audio/clock.ts'
import { desktopPlaces } from '../../../engine/desktop/desktop-places.ts'
import { Desktop } from '../../../engine/desktop/desktop.ts'
import { openLog } from '../../../engine/desktop/log/log.ts'
import { cacheFolder } from '../../../engine/models/cache-folder.ts'
import type { Vad } from '../../../engine/ports.ts'
import { spawnFork } from '../../../engine/stages/worker/spawn-fork.ts'
import { PacedMicrophone } from '../../paced-microphone.ts'
import { SoakPlayer } from './soak-player.ts'

/** Hands-free; everything is kept that can be. Engines rest only when it is asked for. */
const SETTINGS = {
  talk: 'duplex',
  unloadAfterMinutes: null,
  onboarded: true,
  eventLog: true,
  saveTranscripts: true,
  saveAudio: true,
}
const LOOK_MS = 20
/** As long as the app has nothing to say for so long, nothing more comes of a turn: its silence, and some more. */
const SETTLED_MS = 900
/** A turn that has not ended by then never will. */
const PATIENCE_MS = 60_000

/** For the app to close where the soak was called off. */
const CALLED_OFF_MS = 400

export interface SoakRoomOptions {
  root: string
  tier: Tier
  /** The detector of the page. */
  vad: Vad
  signal: AbortSignal
}

export class SoakRoom {
  /** Warnings and errors that the user was told. */
  readonly notices: string[] = []
  readonly player: SoakPlayer
  private events: TurnEvent[] = []
  private microphone: PacedMicrophone | undefined
  private hearing: { stop: AbortController; ended: Promise<void> } | undefined

  private constructor(
    private readonly options: SoakRoomOptions,
    private readonly folder: string,
    readonly desktop: Desktop,
    hears: { tell: (name: EventName, payload: unknown) => void },
  ) {
    this.player = new SoakPlayer(() => desktop.loudspeaker)
    hears.tell = (name, payload) => {
      this.player.hear(name, payload)
      if (name === 'turn') this.events.push(payload as TurnEvent)
      if (name !== 'notice') return
      const { tone, message } = payload as { tone: string; message: string }
      if (tone !== 'info') this.notices.push(message)
    }
  }

  /** @throws CodedError of the engines; AbortError */
  static async open(options: SoakRoomOptions): Promise<SoakRoom> {
    const folder = await mkdtemp(join(tmpdir(), 'parley-soak-'))
    const places = desktopPlaces(options.root, folder, cacheFolder(), process.env)
    await writeFile(places.settingsFile, JSON.stringify({ ...SETTINGS, tier: options.tier }))
    const hears = { tell: (_name: EventName, _payload: unknown): void => {} }
    const desktop = new Desktop({
      places,
      spawn: spawnFork,
      tell: (name, payload) => hears.tell(name, payload),
      log: openLog(places.logFile),
      cipher: { isSafe: () => false, encrypt: (text) => text, decrypt: (text) => text },
      askConsent: async () => false,
    })
    const room = new SoakRoom(options, folder, desktop, hears)
    try {
      desktop.start()
      await room.until(() => desktop.keeper.readiness.at === 'ready', 'the engines were not opened')
      room.openMicrophone()
      return room
    } catch (error) {
      await room.close()
      throw error
    }
  }

  async close(): Promise<void> {
    await this.closeMicrophone()
    this.player.stop()
    const closed = this.desktop.close()
    // A command that is called off has little time, and the engines end with it anyhow.
    await (this.options.signal.aborted ? Promise.race([closed, sleep(CALLED_OFF_MS)]) : closed)
    await rm(this.folder, { recursive: true, force: true })
  }

  /** Frames come in real time from now on. */
  openMicrophone(): void {
    const clock = startSessionClock()
    this.desktop.talk.opened()
    const { vad, signal } = this.options
    this.microphone = new PacedMicrophone(
      clock,
      vad,
      ({ samples, startMs, speechProbability }) => {
        const ageMs = Math.max(0, clock.nowMs() - startMs - FRAME_MS)
        this.desktop.talk.frame({ samples, speechProbability, ageMs })
      },
      () => {},
    )
    const stop = new AbortController()
    const ended = this.microphone.run({ signal: AbortSignal.any([signal, stop.signal]) })
    this.hearing = { stop, ended }
    ended.catch(() => {}) // thrown where it is waited for
  }

  async closeMicrophone(): Promise<void> {
    const { hearing } = this
    this.hearing = undefined
    hearing?.stop.abort(new DOMException('the microphone is closed', 'AbortError'))
    await hearing?.ended.catch((error: unknown) => {
      if (!isAbort(error)) throw error
    })
  }

  /** Says `pcm` (mono 16 kHz) into the microphone; resolves when its last sample was heard. */
  async say(pcm: Float32Array): Promise<void> {
    if (!this.microphone || !this.hearing) throw new Error('the microphone is closed')
    await Promise.race([this.microphone.play(pcm), this.hearing.ended])
    this.options.signal.throwIfAborted()
  }

  silence(ms: number): Promise<void> {
    return this.say(new Float32Array(Math.round((ms * MICROPHONE_SAMPLE_RATE_HZ) / 1000)))
  }

  /** Events of turns since this was asked last. */
  take(): TurnEvent[] {
    return this.events.splice(0)
  }

  /** Resolves `afterMs` behind the first sound of a reply; false where no reply came. */
  async heardReply(afterMs: number): Promise<boolean> {
    const isHeard = (): boolean => this.events.some(({ event }) => event === 'first_audio_played')
    const isOver = (): boolean => this.events.some(({ event }) => event === 'turn')
    await this.until(() => isHeard() || isOver(), 'there was no reply')
    if (isHeard()) await sleep(afterMs, undefined, this.options)
    return isHeard()
  }

  /** Waits until all that was said has been answered and heard. @throws CodedError engine_failed where it never is */
  async settled(): Promise<void> {
    let quietSinceMs = performance.now()
    await this.until(() => {
      if (this.desktop.talk.mode !== 'idle') quietSinceMs = performance.now() - SETTLED_MS / 2
      return performance.now() - quietSinceMs >= SETTLED_MS
    }, 'a turn did not end')
  }

  /** Leaves the engines alone until they are unloaded, after `minutes`. @throws CodedError engine_failed; AbortError */
  async rest(minutes: number): Promise<void> {
    const { desktop } = this
    desktop.changeSettings({ unloadAfterMinutes: minutes })
    const isAsleep = (): boolean => desktop.keeper.readiness.at === 'asleep'
    await this.until(isAsleep, 'the engines were not unloaded')
    desktop.changeSettings({ unloadAfterMinutes: null })
  }

  /** @throws CodedError engine_failed where that takes more than a minute; AbortError */
  async until(isSo: () => boolean, otherwise: string): Promise<void> {
    const { signal } = this.options
    const endMs = performance.now() + PATIENCE_MS
    while (!isSo()) {
      if (performance.now() > endMs) throw new CodedError('engine_failed', otherwise)
      await sleep(LOOK_MS, undefined, { signal })
    }
  }
}
