// From everything that goes down and up on keyboard and mouse to one hotkey's down and up. Pure; times are arguments.
import type { Hotkey, KeyStroke, ModifierName } from '../../../shared/hotkey.ts'
import { keyCode, MODIFIER_CODES, modifierOf } from './key-codes.ts'

/** One key or mouse button that went down or came up, as libuiohook numbers it. */
export interface RawInput {
  source: 'key' | 'mouse'
  code: number
  isDown: boolean
}

/** A key that repeats comes again within this time (the slowest systems: 1 s, then 0.5 s); later, its release was missed. */
export const REPEAT_WITHIN_MS = 2_000
/** A modifier held for longer before the key was let go where nobody told us: on a locked screen, in a secure field. */
export const MODIFIER_STALE_MS = 10_000
/** A single modifier with another key so soon after it is a shortcut of another program's. */
export const SHORTCUT_WITHIN_MS = 1_000

export class KeyMatcher {
  private readonly source: RawInput['source']
  private readonly code: number
  private readonly needed: ReadonlySet<ModifierName>
  private readonly own: ModifierName | undefined
  /** Modifiers that are down, by code, since when. */
  private readonly held = new Map<number, number>()
  private keyIsDown = false
  private lastDownMs = -Infinity
  private downSinceMs: number | undefined

  /** @throws Error for a key that the listener does not know; `isKnown` tells */
  constructor(hotkey: Hotkey) {
    const code = codeOf(hotkey)
    if (code === undefined) throw new Error('a key that the listener does not know')
    this.code = code
    this.source = hotkey.kind === 'mouse' ? 'mouse' : 'key'
    this.needed = new Set(hotkey.kind === 'chord' ? hotkey.modifiers : [])
    this.own = hotkey.kind === 'modifier' ? hotkey.modifier : undefined
  }

  /** Whether a key of this hotkey can be listened for. */
  static isKnown(hotkey: Hotkey): boolean {
    return codeOf(hotkey) !== undefined
  }

  /** What `input` means for the hotkey: nothing, mostly. */
  take(input: RawInput, nowMs: number): KeyStroke[] {
    const modifier = input.source === 'key' ? modifierOf(input.code) : undefined
    if (modifier !== undefined) this.note(input, nowMs)
    const isOwn = input.source === this.source && input.code === this.code
    if (isOwn) return input.isDown ? this.goesDown(nowMs) : this.comesUp()
    if (this.downSinceMs === undefined) return []
    if (input.isDown) return this.otherGoesDown(input, modifier, nowMs)
    const isNeeded = modifier !== undefined && this.needed.has(modifier)
    return isNeeded && !this.isHeld(modifier, nowMs) ? this.end('up') : []
  }

  private note({ code, isDown }: RawInput, nowMs: number): void {
    if (!isDown) this.held.delete(code)
    else if (!this.held.has(code)) this.held.set(code, nowMs)
  }

  private goesDown(nowMs: number): KeyStroke[] {
    const wasDown = this.keyIsDown && nowMs - this.lastDownMs < REPEAT_WITHIN_MS
    this.keyIsDown = true
    this.lastDownMs = nowMs
    if (wasDown) return []
    const missed = this.end('up')
    if (!this.modifiersFit(nowMs)) return missed
    this.downSinceMs = nowMs
    return [...missed, 'down']
  }

  private comesUp(): KeyStroke[] {
    this.keyIsDown = false
    return this.end('up')
  }

  private otherGoesDown(
    { source }: RawInput,
    modifier: ModifierName | undefined,
    nowMs: number,
  ): KeyStroke[] {
    // The twin code of the same key is no other key, and a click is no shortcut.
    if (this.own === undefined || modifier === this.own || source === 'mouse') return []
    return nowMs - (this.downSinceMs ?? 0) < SHORTCUT_WITHIN_MS ? this.end('cancel') : []
  }

  private end(how: 'up' | 'cancel'): KeyStroke[] {
    if (this.downSinceMs === undefined) return []
    this.downSinceMs = undefined
    return [how]
  }

  /** Exactly the needed ones: with another one more it is another shortcut. */
  private modifiersFit(nowMs: number): boolean {
    const names = Object.keys(MODIFIER_CODES) as ModifierName[]
    return names.every(
      (name) => name === this.own || this.isHeld(name, nowMs) === this.needed.has(name),
    )
  }

  private isHeld(name: ModifierName, nowMs: number): boolean {
    const oldest = this.downSinceMs ?? nowMs
    return MODIFIER_CODES[name].some((code) => {
      const sinceMs = this.held.get(code)
      return sinceMs !== undefined && oldest - sinceMs < MODIFIER_STALE_MS
    })
  }
}

function codeOf(hotkey: Hotkey): number | undefined {
  if (hotkey.kind === 'mouse') return hotkey.button
  return hotkey.kind === 'modifier' ? MODIFIER_CODES[hotkey.modifier][1] : keyCode(hotkey.key)
}
