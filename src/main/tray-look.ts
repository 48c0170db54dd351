// What the tray shows and offers in each state.
import type { Readiness, SessionMode } from '../shared/window/app-state.ts'
import { canTalk } from '../shared/window/can-talk.ts'
import type { Settings } from '../shared/window/settings.ts'

export interface TrayState {
  readiness: Readiness
  mode: SessionMode
  muted: boolean
  pressed: boolean
  talk: Settings['talk']
}

export interface TrayLook {
  /** Name of the file in resources/icons without its ending. */
  icon: string
  tip: string
  /** Label of the talk item; null where talking is not possible or needs no button. */
  talk: string | null
  mute: string
}

const MODES: Record<SessionMode, string> = {
  idle: 'ready',
  listening: 'listening',
  thinking: 'thinking',
  speaking: 'speaking',
}

export function trayLook({ readiness, mode, muted, pressed, talk }: TrayState): TrayLook {
  const mute = muted ? 'Unmute microphone' : 'Mute microphone'
  if (!canTalk(readiness))
    return { icon: 'tray-idle', tip: `Parley: ${words(readiness)}`, talk: null, mute }
  const state = mode === 'idle' ? words(readiness) : MODES[mode]
  const button = pressed ? 'Stop talking' : 'Talk'
  return {
    icon: muted ? 'tray-muted' : `tray-${mode}`,
    tip: `Parley: ${muted && mode === 'idle' ? 'muted' : state}`,
    talk: talk === 'ptt' ? button : null,
    mute,
  }
}

/** What it is while nobody talks. */
function words(readiness: Readiness): string {
  switch (readiness.at) {
    case 'ready':
      return MODES.idle
    case 'starting':
      return 'starting'
    case 'asleep':
      return 'asleep, wakes when you talk'
    case 'waking':
      return 'waking up'
    case 'models-missing':
      return 'models are missing'
    case 'failed':
      return 'not working, open the window'
  }
}
