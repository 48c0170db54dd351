// The global hotkey: heard by the key listener where that can be had, by the system's own shortcut where not.
// The shortcut is registered beside the listener: it keeps the keys from the program in front, and it still answers
// where the listener sees nothing (on Windows over an elevated window, on macOS over a secure field).
import { isAccelerator, parseHotkey, type KeyStroke } from '../../../shared/hotkey.ts'
import type { HotkeyStatus } from '../../../shared/window/app-state.ts'
import { KeyMatcher } from './key-matcher.ts'
import { wayHere, type HotkeySystem } from './hotkey-way.ts'
import { hotkeyStatus, type HotkeyFacts } from './hotkey-words.ts'
import type { ListenKeys } from './listen-keys.ts'
import { NEXT_REPEAT_MS, ShortcutTaps } from './shortcut-taps.ts'

/** Of Electron's globalShortcut. */
export interface ShortcutPort {
  register(accelerator: string, pressed: () => void): boolean
  unregister(accelerator: string): void
}

export interface HotkeyPorts {
  shortcuts: ShortcutPort
  listen: ListenKeys
  system: () => HotkeySystem
  pressCommand: string
  clock: { nowMs(): number; after(delayMs: number, run: () => void): () => void }
  onStroke: (stroke: KeyStroke) => void
  onStatus: (status: HotkeyStatus) => void
  onProblem: (message: string) => void
}

/** The listener tells of a key that it sees sooner than this. */
const LISTENER_WITHIN_MS = 80
/** The shortcut's last repeat may come so long after the listener told that the key is up. */
const SAME_PRESS_MS = 500

export class HotkeyKeeper {
  private wanted: string | null = null
  private facts: HotkeyFacts | undefined
  /** What is registered with the system. */
  private claimed: string | null = null
  private listening = new AbortController()
  private taps = new ShortcutTaps()
  private forgetTap: () => void = () => {}
  private isDown = false
  private isPaused = false
  private lastStrokeMs = -Infinity

  constructor(private readonly ports: HotkeyPorts) {}

  get status(): HotkeyStatus {
    return this.facts ? hotkeyStatus(this.facts) : { state: 'off' }
  }

  /** Takes `hotkey` in place of what was; null for none. */
  use(hotkey: string | null): void {
    this.wanted = hotkey
    if (this.isPaused) return
    this.release()
    this.facts = hotkey === null ? undefined : this.open(hotkey)
    this.ports.onStatus(this.status)
  }

  /** Nothing is heard meanwhile: the user presses keys to choose others. */
  pause(isPaused: boolean): void {
    if (isPaused === this.isPaused) return
    this.isPaused = isPaused
    if (isPaused) this.release()
    else this.use(this.wanted)
  }

  /** Looks whether the system allows more or less than before. */
  look(): void {
    if (this.facts && wayHere(this.ports.system()).way !== this.facts.here.way)
      this.use(this.wanted)
  }

  /** The screen is locked or the computer sleeps: keys come up and nobody tells. */
  letGo(): void {
    this.use(this.wanted)
  }

  /** Lets everything go. What is held comes up. */
  release(): void {
    this.listening.abort()
    this.forgetTap()
    this.taps = new ShortcutTaps()
    if (this.claimed !== null) this.ports.shortcuts.unregister(this.claimed)
    this.claimed = null
    this.stroke('up')
  }

  private open(hotkey: string): HotkeyFacts {
    const { ports } = this
    const system = ports.system()
    const here = wayHere(system)
    const parsed = parseHotkey(hotkey, system.platform)
    const isListened = here.way === 'listener' && parsed !== null && KeyMatcher.isKnown(parsed)
    const claim = this.claim(hotkey, parsed !== null)
    if (isListened) void this.listen(hotkey)
    return {
      hotkey,
      system,
      here,
      isListened,
      claim,
      listenerProblem: null,
      pressCommand: ports.pressCommand,
    }
  }

  private claim(hotkey: string, isSound: boolean): HotkeyFacts['claim'] {
    if (!isSound) return 'unknown'
    if (!isAccelerator(hotkey)) return 'none'
    try {
      if (!this.ports.shortcuts.register(hotkey, () => this.shortcutPressed())) return 'taken'
      this.claimed = hotkey
      return 'granted'
    } catch {
      return 'unknown'
    }
  }

  private async listen(hotkey: string): Promise<void> {
    const { signal } = (this.listening = new AbortController())
    try {
      await this.ports.listen(hotkey, {
        signal,
        onStroke: (stroke) => {
          if (!signal.aborted) this.stroke(stroke)
        },
      })
    } catch (error) {
      if (signal.aborted || !this.facts) return
      const listenerProblem = `The key listener does not run: ${(error as Error).message}.`
      this.facts = { ...this.facts, isListened: false, listenerProblem }
      this.ports.onProblem(listenerProblem)
      this.ports.onStatus(this.status)
    }
  }

  private stroke(stroke: KeyStroke): void {
    const isEnd = stroke === 'up' || stroke === 'cancel'
    if (isEnd !== this.isDown) return // an end without a beginning, or a second beginning
    this.isDown = !isEnd
    this.lastStrokeMs = this.ports.clock.nowMs()
    this.ports.onStroke(stroke)
  }

  /** The listener may be about to tell the same, or to have told it. */
  private shortcutPressed(): void {
    const { clock, onStroke } = this.ports
    const pressedMs = clock.nowMs()
    const isTold = (): boolean => this.isDown || pressedMs - this.lastStrokeMs < SAME_PRESS_MS
    if (isTold()) return
    const verdict = this.taps.pressed(pressedMs)
    this.forgetTap()
    if (verdict === 'repeat') return
    const tell = (): void => {
      if (!isTold()) onStroke('tap')
    }
    const listenerMs = this.facts?.isListened ? LISTENER_WITHIN_MS : 0
    const waitMs = verdict === 'wait' ? NEXT_REPEAT_MS : listenerMs
    this.forgetTap = () => {}
    if (waitMs === 0) return tell()
    this.forgetTap = clock.after(waitMs, tell)
  }
}
