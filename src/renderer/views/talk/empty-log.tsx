// Before the first word: what one might ask.
import { typeWords } from '../../actions/talk-actions.ts'
import { useApp } from '../../store/app-store.ts'
import { canTalk } from '../../../shared/window/can-talk.ts'

const EXAMPLES = [
  'Why is the sky blue?',
  'What is seventeen times twenty-four?',
  'Give me an idea for dinner.',
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
    </div>
  )
}
