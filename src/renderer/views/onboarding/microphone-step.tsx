// The microphone: asks for it, then shows that it hears.
import { Mic } from 'lucide-react'
import { openAudio } from '../../actions/audio-actions.ts'
import { changeSettings } from '../../actions/settings-actions.ts'
import { LevelMeter } from '../../components/level-meter.tsx'
import { MicrophoneTrialRow } from '../../components/microphone-trial-row.tsx'
import { useApp } from '../../store/app-store.ts'
import { useAudio } from '../../store/audio-store.ts'

export function MicrophoneStep() {
  const microphone = useAudio((state) => state.microphone)
  return (
    <>
      <Mic className="step-icon" aria-hidden size={36} strokeWidth={1.6} />
      <h1>Your microphone</h1>
      <p className="lead">
        It is heard by this app alone, only while you talk to it, and nothing is recorded unless you
        turn that on.
      </p>
      {microphone.at === 'open' ? (
        <MicrophoneTest />
      ) : (
        <button
          type="button"
          className="button primary"
          disabled={microphone.at === 'opening'}
          onClick={() => void openAudio()}
        >
          {'message' in microphone ? 'Try again' : 'Allow the microphone'}
        </button>
      )}
      <p className="refused" role="status">
        {'message' in microphone && microphone.message}
      </p>
    </>
  )
}

function MicrophoneTest() {
  const inputs = useAudio((state) => state.inputs)
  const chosen = useApp((app) => app.settings.microphoneId)
  return (
    <div className="mic-test">
      <p>Say something: the bar should move.</p>
      <LevelMeter />
      {inputs.length > 1 && (
        <select
          className="select"
          aria-label="Microphone"
          value={chosen ?? ''}
          onChange={(event) => void changeSettings({ microphoneId: event.target.value || null })}
        >
          <option value="">The system’s choice</option>
          {inputs
            .filter(({ id }) => id !== 'default' && id !== '')
            .map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
        </select>
      )}
      <div className="card">
        <MicrophoneTrialRow />
      </div>
    </div>
  )
}
