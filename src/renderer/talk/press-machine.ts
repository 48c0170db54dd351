// Push-to-talk by button or key: what a press, a release and the lock mean in each style. Pure; times are arguments.
import type { Settings } from '../../shared/window/settings.ts'

export type PressStyle = Settings['pressStyle']

export type PressState =
  /** Where it was tapped a moment ago, when that ended. */
  | { at: 'up'; tappedMs?: number }
  /** Held down since then; `locks`: letting go leaves it open. */
  | { at: 'held'; sinceMs: number; locks?: boolean }
  /** Open without being held. */
  | { at: 'locked' }
  /** Locked, and down again: the release that follows means nothing. */
  | { at: 'closing' }

export type PressInput = 'down' | 'up' | 'lock' | 'cancel'

export interface PressStep {
  state: PressState
  /** What to tell the microphone. */
  act: 'press' | 'release' | null
}

/**
 * Held for longer than this, a toggle was meant as a hold: letting go ends it. In hold-then-lock a second press so soon
 * after a tap locks: Enter is heard in the window alone, and two taps everywhere.
 */
export const TAP_MS = 400

const UP: PressState = { at: 'up' }
const LOCKED: PressState = { at: 'locked' }

/** The next state after `input` at `nowMs`, any clock that goes on. */
export function pressStep(
  style: PressStyle,
  state: PressState,
  input: PressInput,
  nowMs: number,
): PressStep {
  switch (input) {
    case 'down':
      if (state.at === 'up') return { state: held(style, state, nowMs), act: 'press' }
      if (state.at === 'locked') return { state: { at: 'closing' }, act: 'release' }
      return { state, act: null }
    case 'up':
      if (state.at === 'closing') return { state: UP, act: null }
      if (state.at !== 'held') return { state, act: null }
      if (state.locks) return { state: LOCKED, act: null }
      if (nowMs - state.sinceMs > TAP_MS || style === 'hold') return { state: UP, act: 'release' }
      if (style === 'toggle') return { state: LOCKED, act: null }
      return { state: { at: 'up', tappedMs: nowMs }, act: 'release' }
    case 'lock':
      if (state.at !== 'held' || style !== 'hold-then-lock') return { state, act: null }
      return { state: LOCKED, act: null }
    case 'cancel': // Escape, or the mode has changed: whoever cancels also stops the turn
      return { state: UP, act: null }
  }
}

function held(
  style: PressStyle,
  { tappedMs }: PressState & { at: 'up' },
  nowMs: number,
): PressState {
  const locks = style === 'hold-then-lock' && tappedMs !== undefined && nowMs - tappedMs <= TAP_MS
  return { at: 'held', sinceMs: nowMs, ...(locks && { locks }) }
}
