// The trial of the microphone: five seconds are recorded, judged in plain words and played back.
import { Mic, Play, Square } from 'lucide-react'
import { useEffect } from 'react'
import {
  leaveTheTrial,
  playItBack,
  stopTheTrial,
  tryTheMicrophone,
} from '../actions/audio-actions.ts'
import { trialWords } from '../format/trial-words.ts'
import { useAudio, type TrialState } from '../store/audio-store.ts'
import { ProgressBar } from './progress-bar.tsx'
import { SettingRow } from './setting-row.tsx'

export function MicrophoneTrialRow() {
  const trial = useAudio((state) => state.trial)
  useEffect(() => leaveTheTrial, [])
  const isRecording = trial.at === 'recording'
  const isPlaying = trial.at === 'told' && trial.isPlaying === true
  return (
    <SettingRow title="Try the microphone" help={<TrialHelp trial={trial} />}>
      <div className="trial">
        {isRecording && <ProgressBar label="Recording" percent={trial.percent} />}
        {trial.at === 'told' && (
          <button
            type="button"
            className="button"
            data-testid="play-trial"
            onClick={() => (isPlaying ? stopTheTrial() : void playItBack())}
          >
            {isPlaying ? <Square aria-hidden size={14} /> : <Play aria-hidden size={14} />}
            {isPlaying ? 'Stop' : 'Play it back'}
          </button>
        )}
        {/* One button, so that the focus stays where it is. */}
        <button
          type="button"
          className="button"
          data-testid="try-microphone"
          onClick={() => (isRecording ? stopTheTrial() : void tryTheMicrophone())}
        >
          {!isRecording && <Mic aria-hidden size={16} />}
          {isRecording ? 'Cancel' : trial.at === 'told' ? 'Record again' : 'Record 5 seconds'}
        </button>
      </div>
    </SettingRow>
  )
}

/** One region from the beginning, so that a screen reader tells what it comes to. */
function TrialHelp({ trial }: { trial: TrialState }) {
  return (
    <span role="status" data-testid="trial-help" data-at={trial.at}>
      <TrialText trial={trial} />
    </span>
  )
}

function TrialText({ trial }: { trial: TrialState }) {
  switch (trial.at) {
    case 'idle':
      return 'Hear yourself as Parley hears you. The recording is not kept.'
    case 'recording':
      return 'Speak as you would to Parley. After five seconds you hear it.'
    case 'failed':
      return <span className="refused">{trial.message}</span>
    case 'told': {
      const { title, text } = trialWords(trial.finding)
      return (
        <>
          <strong>{title}</strong> {text}
          {trial.message && <span className="refused">{trial.message}</span>}
        </>
      )
    }
  }
}
