// When the sound is due that says that hands-free listens, by what is known of app and room.
import { useAppStore } from '../store/app-store.ts'
import { useAudio } from '../store/audio-store.ts'
import { OpeningLesson, type OpeningSituation } from './room/opening-lesson.ts'

/**
 * @param teach plays it and learns the room by it
 * @param seen what the owner of microphone and window knows
 */
export function handsFreeOpening(
  teach: (signal: AbortSignal) => Promise<void>,
  seen: () => Pick<OpeningSituation, 'isShown' | 'hearsSpeech'>,
): OpeningLesson {
  // Whatever comes between ends it by `SoundChecks.interrupt`.
  const { signal } = new AbortController()
  return new OpeningLesson(
    () => situation(seen()),
    () => teach(signal),
  )
}

function situation(seen: Pick<OpeningSituation, 'isShown' | 'hearsSpeech'>): OpeningSituation {
  const { app } = useAppStore.getState()
  return {
    ...seen,
    isHandsFree: app?.settings.talk === 'duplex',
    isWanted: app?.settings.soundStart ?? false,
    isMuted: app?.muted ?? true,
    volume: app?.settings.volume ?? 0,
    isBusy: app?.mode !== 'idle',
    isReady: app?.readiness.at === 'ready',
    isUnknown: useAudio.getState().echo === 'unknown',
  }
}
