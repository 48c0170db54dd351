// The first start, step by step: what it does, microphone, loudspeaker, models, hotkey.
import { useEffect, useRef, useState } from 'react'
import { ensureAudio } from '../../actions/audio-actions.ts'
import { changeSettings } from '../../actions/settings-actions.ts'
import { HotkeyStep, SpeakerStep, WelcomeStep } from './plain-steps.tsx'
import { MicrophoneStep } from './microphone-step.tsx'
import { ModelsStep } from './models-step.tsx'

const STEPS = [
  ['Welcome', WelcomeStep],
  ['Microphone', MicrophoneStep],
  ['Loudspeaker', SpeakerStep],
  ['Models', ModelsStep],
  ['Hotkey', HotkeyStep],
] as const

export function OnboardingView() {
  const [at, go] = useState(0)
  const [title, Step] = STEPS[at] ?? STEPS[0]
  const isLast = at === STEPS.length - 1
  const panel = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // A screen reader goes on at the new step, not at the button that is left.
    if (at > 0) panel.current?.focus()
  }, [at])
  return (
    <main className="onboarding">
      <div className="onboarding-card">
        <ol className="steps" aria-label="Steps">
          {STEPS.map(([name], i) => (
            <li
              key={name}
              aria-current={i === at ? 'step' : undefined}
              data-done={i < at || undefined}
            >
              <span className="visually-hidden">{name}</span>
            </li>
          ))}
        </ol>
        <div ref={panel} className="step" tabIndex={-1} role="group" aria-label={title}>
          <Step />
        </div>
        <footer className="onboarding-foot">
          {at > 0 && (
            <button type="button" className="button quiet" onClick={() => go(at - 1)}>
              Back
            </button>
          )}
          {isLast ? (
            <button
              type="button"
              className="button primary"
              data-testid="onboarding-finish"
              onClick={() => void finish()}
            >
              Start talking
            </button>
          ) : (
            <button
              type="button"
              className="button primary"
              data-testid="onboarding-next"
              onClick={() => go(at + 1)}
            >
              {at === 0 ? 'Get started' : 'Next'}
            </button>
          )}
        </footer>
      </div>
    </main>
  )
}

async function finish(): Promise<void> {
  if (await changeSettings({ onboarded: true })) await ensureAudio()
}
