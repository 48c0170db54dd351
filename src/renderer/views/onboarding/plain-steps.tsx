// The steps that only show and try.
import { Lock, Volume2, Zap, Ear } from 'lucide-react'
import { useState } from 'react'
import { playTestSound } from '../../actions/audio-actions.ts'
import { Emblem } from '../../components/emblem.tsx'
import { RoomRow } from '../../components/room-row.tsx'
import { HotkeyRow } from '../settings/hotkey-row.tsx'

export function WelcomeStep() {
  return (
    <>
      <Emblem />
      <h1>Talk to your computer. Only to your computer.</h1>
      <ul className="promises">
        <li>
          <Ear aria-hidden size={20} />
          <span>You talk, it answers aloud, and you can interrupt it as you would a person.</span>
        </li>
        <li>
          <Lock aria-hidden size={20} />
          <span>
            Nothing you say leaves this machine. The network is used once, to fetch the models, and
            only when you say so.
          </span>
        </li>
        <li>
          <Zap aria-hidden size={20} />
          <span>Replies begin within a second, without an account.</span>
        </li>
      </ul>
    </>
  )
}

export function SpeakerStep() {
  const [isTried, setTried] = useState(false)
  return (
    <>
      <Volume2 className="step-icon" aria-hidden size={36} strokeWidth={1.6} />
      <h1>Can you hear it?</h1>
      <p className="lead">A short sound tells whether the right loudspeaker is in use.</p>
      <button
        type="button"
        className="button"
        onClick={() => void playTestSound().then(() => setTried(true))}
      >
        {isTried ? 'Play it again' : 'Play a sound'}
      </button>
      <p className="lead" role="status">
        {isTried && 'Heard nothing? Turn the volume up, or choose another device under Settings.'}
      </p>
      <div className="card">
        <RoomRow />
      </div>
    </>
  )
}

export function HotkeyStep() {
  return (
    <>
      <h1>From anywhere</h1>
      <p className="lead">
        The hotkey talks to Parley while you work in another program. In this window, Space does.
        Escape stops everything.
      </p>
      <div className="card">
        <HotkeyRow />
      </div>
    </>
  )
}
