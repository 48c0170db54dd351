// Which soft sound is due, and played where the user wants it.
import { useAppStore } from '../store/app-store.ts'
import { useAudio } from '../store/audio-store.ts'
import type { Readiness } from '../../shared/window/app-state.ts'
import type { Settings } from '../../shared/window/settings.ts'
import type { MicrophoneState } from '../store/audio-store.ts'
import { playCue } from './audio-link.ts'
import { cueSound, type Cue } from './cue-sound.ts'

const SETTINGS = { start: 'soundStart', stop: 'soundStop', error: 'soundError' } as const

/** Several errors at once are one trouble. */
const AGAIN_AFTER_MS = 1_000
let troubleAtMs = -Infinity

/** A press begins: is anybody going to listen? */
export function cueOfPress(readiness: Readiness, microphone: MicrophoneState): Cue {
  const isHopeless = readiness.at === 'models-missing' || readiness.at === 'failed'
  return isHopeless || 'message' in microphone ? 'error' : 'start'
}

export function cuePress(): void {
  const { app } = useAppStore.getState()
  if (app) play(cueOfPress(app.readiness, useAudio.getState().microphone), app.settings)
}

export function cueRelease(): void {
  const { app } = useAppStore.getState()
  if (app && cueOfPress(app.readiness, useAudio.getState().microphone) === 'start')
    play('stop', app.settings)
}

export function cueTrouble(): void {
  const nowMs = performance.now()
  if (nowMs - troubleAtMs < AGAIN_AFTER_MS) return
  troubleAtMs = nowMs
  const { app } = useAppStore.getState()
  if (app) play('error', app.settings)
}

function play(cue: Cue, settings: Settings): void {
  if (settings[SETTINGS[cue]]) void playCue(cueSound(cue))
}
