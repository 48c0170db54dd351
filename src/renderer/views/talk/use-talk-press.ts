// What pointer and keys do to the large button, by what it shows.
import { useMemo, type KeyboardEvent, type MouseEvent, type PointerEvent } from 'react'
import { pullModels } from '../../actions/model-actions.ts'
import { toggleMute } from '../../actions/talk-actions.ts'
import { openAudio } from '../../actions/audio-actions.ts'
import { appState } from '../../store/app-store.ts'
import { showView } from '../../store/view-store.ts'
import { usePress } from '../../store/press-store.ts'
import { pressInput, pressToggle, stopEverything } from '../../talk/press.ts'
import type { TalkFace } from '../../talk/talk-face.ts'
import type { Settings } from '../../../shared/window/settings.ts'

/** Faces in which push-to-talk begins or ends a turn; in hands-free mode the button is a plain one. */
const PRESS_FACES: readonly TalkFace[] = [
  ...(['asleep', 'waking'] as const),
  ...(['idle', 'listening', 'thinking', 'speaking'] as const),
]
/** Slid up by so much while held, the button stays locked. */
const LOCK_SLIDE_PX = 60

export function useTalkPress(face: TalkFace, talk: Settings['talk']) {
  const isPress = talk === 'ptt' && PRESS_FACES.includes(face)
  return useMemo(() => (isPress ? pressHandlers() : clickHandlers(face)), [isPress, face])
}

function pressHandlers() {
  return {
    onPointerDown: (event: PointerEvent<HTMLButtonElement>) => {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      pressInput('down')
    },
    onPointerMove: ({ currentTarget, clientY }: PointerEvent<HTMLButtonElement>) => {
      if (currentTarget.getBoundingClientRect().top - clientY > LOCK_SLIDE_PX) pressInput('lock')
    },
    onPointerUp: () => pressInput('up'),
    onPointerCancel: () => pressInput('up'),
    onClick: (event: MouseEvent<HTMLButtonElement>) => {
      // A screen reader clicks without pointer or key: a tap.
      if (event.detail === 0) pressToggle()
    },
    onKeyDown: (event: KeyboardEvent<HTMLButtonElement>) => {
      if (event.key !== ' ' && event.key !== 'Enter') return
      event.preventDefault()
      if (event.repeat) return
      if (event.key === ' ') pressInput('down')
      else if (usePress.getState().at === 'held') pressInput('lock')
      else pressToggle()
    },
    onKeyUp: (event: KeyboardEvent<HTMLButtonElement>) => {
      // The window's own key listener ends the press; here only the click that Space would make is held back.
      if (event.key === ' ') event.preventDefault()
    },
  }
}

function clickHandlers(face: TalkFace) {
  return { onClick: () => act(face) }
}

function act(face: TalkFace): void {
  const { readiness } = appState()
  switch (face) {
    case 'starting':
      return
    case 'model-missing':
      if (readiness.at === 'models-missing') void pullModels(readiness.ids)
      return
    case 'failed':
      return showView('diagnostics')
    case 'no-microphone':
      void openAudio()
      return
    case 'muted':
    case 'asleep':
    case 'waking':
    case 'idle':
    case 'listening':
      return toggleMute()
    case 'thinking':
    case 'speaking':
      return stopEverything()
  }
}
