// Push-to-talk by button or key: what a press, a release and the lock mean in each style. Pure; times are arguments.
import type { Settings } from '../../shared/window/settings.ts'

export type PressStyle = Settings['pressStyle']

export type PressState =
  | { at: 'up' }
  /** Held down since then. */
  | { at: 'held'; sinceMs: number }
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

/** Held for longer than this, a toggle was meant as a hold: letting go ends it. */
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
      if (state.at === 'up') return { state: { at: 'held', sinceMs: nowMs }, act: 'press' }
      if (state.at === 'locked') return { state: { at: 'closing' }, act: 'release' }
      return { state, act: null }
    case 'up':
      if (state.at === 'closing') return { state: UP, act: null }
      if (state.at !== 'held') return { state, act: null }
      if (style === 'toggle' && nowMs - state.sinceMs <= TAP_MS) return { state: LOCKED, act: null }
      return { state: UP, act: 'release' }
    case 'lock':
      if (state.at !== 'held' || style !== 'hold-then-lock') return { state, act: null }
      return { state: LOCKED, act: null }
    case 'cancel': // Escape, or the mode has changed: whoever cancels also stops the turn
      return { state: UP, act: null }
  }
}
