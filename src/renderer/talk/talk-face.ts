// What the large button shows: one face for every state the conversation can be in. Pure.
import type { EchoVerdict } from '../audio/echo/echo-verdict.ts'
import type { MicrophoneState } from '../store/audio-store.ts'
import type { Readiness, SessionMode } from '../../shared/window/app-state.ts'
import type { PressStyle } from './press-machine.ts'

export type TalkFace =
  | 'starting'
  | 'asleep'
  | 'waking'
  | 'model-missing'
  | 'failed'
  | 'no-microphone'
  | 'muted'
  | 'idle'
  | 'listening'
  | 'thinking'
  | 'speaking'

export interface TalkSituation {
  readiness: Readiness
  microphone: MicrophoneState
  mode: SessionMode
  muted: boolean
  talk: 'ptt' | 'duplex'
  isPressed: boolean
  /** The reply waits, since somebody is heard over it. */
  isPaused: boolean
}

/** The first that applies, from what makes talking impossible to what goes on. */
export function talkFace(situation: TalkSituation): TalkFace {
  const { readiness, microphone, mode, muted, isPressed, isPaused } = situation
  if (readiness.at === 'starting') return 'starting'
  if (readiness.at === 'models-missing') return 'model-missing'
  if (readiness.at === 'failed') return 'failed'
  const { at } = microphone
  const hasTrouble = at === 'denied' || at === 'missing' || at === 'failed'
  if (isPressed && !hasTrouble) return 'listening'
  if (mode === 'speaking' && isPaused) return 'listening'
  if (mode === 'thinking' || mode === 'speaking') return mode
  if (hasTrouble) return 'no-microphone'
  if (muted) return 'muted'
  // What is said is heard all the same: these show only while nothing is.
  return mode === 'idle' && readiness.at !== 'ready' ? readiness.at : mode
}

/** The state in one or two words. */
export const FACE_TITLES: Record<TalkFace, string> = {
  starting: 'Getting ready',
  asleep: 'Asleep',
  waking: 'Waking up',
  'model-missing': 'A model is missing',
  failed: 'Not running',
  'no-microphone': 'No microphone',
  muted: 'Muted',
  idle: 'Ready',
  listening: 'Listening',
  thinking: 'Thinking',
  speaking: 'Speaking',
}

const PTT_HINTS: Record<PressStyle, string> = {
  hold: 'Hold the button or Space while you talk',
  toggle: 'Tap the button or Space, then talk',
  'hold-then-lock': 'Hold to talk, press Enter meanwhile to keep it open',
}

/** What the user can do now, in one line. */
export function faceHint(
  face: TalkFace,
  {
    talk,
    pressStyle,
    isHeld,
    echo,
  }: Pick<TalkSituation, 'talk'> & {
    pressStyle: PressStyle
    isHeld: boolean
    echo: EchoVerdict
  },
): string {
  switch (face) {
    case 'starting':
      return 'This takes a few seconds'
    case 'asleep':
      return talk === 'duplex'
        ? 'Just start talking: it wakes and answers'
        : `${PTT_HINTS[pressStyle]}: it wakes meanwhile`
    case 'waking':
      return 'You can talk already'
    case 'model-missing':
      return 'Fetch it once, then everything stays on this computer'
    case 'failed':
      return 'See what happened under Diagnostics'
    case 'no-microphone':
      return 'You can still type'
    case 'muted':
      return 'Nothing is heard until you unmute'
    case 'idle':
      return talk === 'duplex' ? 'Just start talking' : PTT_HINTS[pressStyle]
    case 'listening':
      if (talk === 'duplex') return 'Pause when you are done'
      return isHeld && pressStyle !== 'toggle'
        ? 'Let go when you are done'
        : 'Tap or press Space when you are done'
    case 'thinking':
      return 'Escape stops it'
    case 'speaking':
      if (talk === 'ptt') return 'Escape stops it'
      return echo === 'hard'
        ? 'The echo is strong here: press to interrupt'
        : 'Talk to interrupt, Escape stops it'
  }
}
