// Before the first word: what one might ask, and what is worth knowing.
import { AlarmClock, Hand, Keyboard, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { typeWords } from '../../actions/talk-actions.ts'
import { Keys } from '../../components/keys.tsx'
import { useApp } from '../../store/app-store.ts'
import { canTalk } from '../../../shared/window/can-talk.ts'

const EXAMPLES = [
  'Why is the sky blue?',
  'What is seventeen times twenty-four?',
  'Give me an idea for dinner.',
  'Set a timer for ten minutes.',
]

export function EmptyLog() {
  const isReady = useApp((app) => canTalk(app.readiness))
  return (
    <div className="empty-log">
      <p className="empty-title">What’s on your mind?</p>
      <p className="empty-text">Talk to it, or try one of these. Nothing leaves this computer.</p>
      <ul className="examples">
        {EXAMPLES.map((example) => (
          <li key={example}>
            <button
              type="button"
              className="chip"
              disabled={!isReady}
              onClick={() => void typeWords(example)}
            >
              {example}
            </button>
          </li>
        ))}
      </ul>
      <WorthKnowing />
    </div>
  )
}

function WorthKnowing() {
  const talk = useApp((app) => app.settings.talk)
  const hotkey = useApp((app) => app.hotkey)
  return (
    <ul className="worth-knowing">
      <Fact icon={Hand}>
        {talk === 'duplex'
          ? 'Speak over a reply to interrupt it. “Go on” brings the rest.'
          : 'Press again while it speaks to interrupt it. “Go on” brings the rest.'}
      </Fact>
      <Fact icon={AlarmClock}>
        Timers and reminders stand up here while they run, and ring aloud.
      </Fact>
      {hotkey.state === 'registered' && (
        <Fact icon={Keyboard}>
          <Keys accelerator={hotkey.accelerator} /> talks to it from any program.
        </Fact>
      )}
    </ul>
  )
}

function Fact({ icon: Icon, children }: { icon: LucideIcon; children: ReactNode }) {
  return (
    <li>
      <Icon aria-hidden size={16} />
      <span>{children}</span>
    </li>
  )
}
