// The large button: shows what goes on, and talks when pressed.
import {
  AudioLines,
  CircleAlert,
  Download,
  Ellipsis,
  LoaderCircle,
  Mic,
  MicOff,
  Moon,
  type LucideIcon,
} from 'lucide-react'
import { useEffect, useRef, type RefObject } from 'react'
import { aboutToTalk } from '../../actions/talk-actions.ts'
import { useApp } from '../../store/app-store.ts'
import { useAudio } from '../../store/audio-store.ts'
import { useConversation } from '../../store/conversation-store.ts'
import { usePress } from '../../store/press-store.ts'
import { FACE_TITLES, faceHint, talkFace, type TalkFace } from '../../talk/talk-face.ts'
import { useTalkPress } from './use-talk-press.ts'

const ICONS: Record<TalkFace, LucideIcon> = {
  starting: LoaderCircle,
  asleep: Moon,
  waking: LoaderCircle,
  'model-missing': Download,
  failed: CircleAlert,
  'no-microphone': MicOff,
  muted: MicOff,
  idle: Mic,
  listening: Mic,
  thinking: Ellipsis,
  speaking: AudioLines,
}

export function TalkButton() {
  const readiness = useApp((app) => app.readiness)
  const mode = useApp((app) => app.mode)
  const muted = useApp((app) => app.muted)
  const talk = useApp((app) => app.settings.talk)
  const pressStyle = useApp((app) => app.settings.pressStyle)
  const microphone = useAudio((state) => state.microphone)
  const press = usePress((state) => state.at)
  const wasInterrupted = useConversation(
    ({ live, finished }) => live === null && finished.at(-1)?.summary.interrupted === true,
  )
  const isPaused = useConversation(({ live }) => live?.isPaused === true)
  const echo = useAudio((state) => state.echo)
  const isPressed = press === 'held' || press === 'locked'
  const face = talkFace({ readiness, microphone, mode, muted, talk, isPressed, isPaused })
  const hint =
    face === 'no-microphone' && 'message' in microphone
      ? microphone.message
      : faceHint(face, { talk, pressStyle, isHeld: press === 'held', echo })
  const title = face === 'idle' && wasInterrupted ? 'Interrupted' : FACE_TITLES[face]
  const ring = useRef<HTMLSpanElement>(null)
  useLevel(ring, face === 'listening')
  const handlers = useTalkPress(face, talk)
  const Icon = ICONS[face]
  return (
    <div className="talk-control">
      <button
        type="button"
        className="talk-button"
        data-face={face}
        data-locked={press === 'locked' || undefined}
        data-testid="talk-button"
        aria-label={`Talk: ${title}`}
        aria-describedby="talk-hint"
        aria-pressed={isPressed}
        onPointerEnter={aboutToTalk}
        {...handlers}
      >
        <span ref={ring} className="ring" aria-hidden />
        <Icon aria-hidden size={34} strokeWidth={1.8} />
      </button>
      <p className="talk-title" aria-hidden>
        {title}
      </p>
      <p className="talk-hint" id="talk-hint">
        {hint}
      </p>
    </div>
  )
}

/** Lets the ring follow the microphone's level, past React: it changes many times a second. */
function useLevel(ring: RefObject<HTMLSpanElement | null>, isOn: boolean): void {
  useEffect(() => {
    const element = ring.current
    if (!isOn || element === null) return
    const show = (level: number): void => element.style.setProperty('--level', level.toFixed(2))
    show(useAudio.getState().inputLevel)
    const end = useAudio.subscribe(({ inputLevel }) => show(inputLevel))
    return () => {
      end()
      show(0)
    }
  }, [ring, isOn])
}
