// Everything to talk with: the large button, mute and stop beside it, and the field for typing.
import { Mic, MicOff, Square } from 'lucide-react'
import { toggleMute } from '../../actions/talk-actions.ts'
import { IconButton } from '../../components/icon-button.tsx'
import { useApp } from '../../store/app-store.ts'
import { usePress } from '../../store/press-store.ts'
import { stopEverything } from '../../talk/press.ts'
import { TalkButton } from './talk-button.tsx'
import { TypeField } from './type-field.tsx'

export function TalkDock() {
  const muted = useApp((app) => app.muted)
  const isIdle = useApp((app) => app.mode === 'idle')
  const isUp = usePress((state) => state.at === 'up')
  return (
    <div className="dock">
      <div className="dock-row">
        <IconButton
          icon={muted ? MicOff : Mic}
          label={muted ? 'Unmute' : 'Mute'}
          pressed={muted}
          onClick={toggleMute}
          testId="mute-button"
        />
        <TalkButton />
        <IconButton
          icon={Square}
          label="Stop (Escape)"
          disabled={isIdle && isUp}
          onClick={stopEverything}
          testId="stop-button"
        />
      </div>
      <TypeField />
    </div>
  )
}
