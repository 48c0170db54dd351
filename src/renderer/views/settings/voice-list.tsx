// The voices of one language, one of which speaks it.
import { RadioGroup } from 'radix-ui'
import { Play } from 'lucide-react'
import { changeSettings, previewVoice } from '../../actions/settings-actions.ts'
import { IconButton } from '../../components/icon-button.tsx'
import { useApp } from '../../store/app-store.ts'
import type { VoiceChoice } from '../../../shared/window/app-state.ts'
import { speakerOf, voicesOf } from './speakers.ts'

/** @param props.language ISO 639-1 code */
export function VoiceList({ language, label }: { language: string; label: string }) {
  const voices = useApp((app) => app.voices)
  const settings = useApp((app) => app.settings)
  const speaker = speakerOf(language, voices, settings)
  const choose = (id: string): void => {
    const chosen = { ...settings.voices, [language]: id }
    void changeSettings(language === 'en' ? { voice: id } : { voices: chosen })
  }
  return (
    <RadioGroup.Root
      className="voices"
      aria-label={label}
      value={speaker?.id ?? ''}
      onValueChange={choose}
    >
      {voicesOf(language, voices).map((choice) => (
        <div key={choice.id} className="voice" data-chosen={choice.id === speaker?.id || undefined}>
          <RadioGroup.Item className="voice-choice" value={choice.id}>
            <span className="voice-mark">
              <RadioGroup.Indicator className="voice-dot" />
            </span>
            <span>
              <span className="voice-name">{choice.name}</span>
              <span className="voice-kind">{kindOf(choice)}</span>
            </span>
          </RadioGroup.Item>
          <IconButton
            icon={Play}
            label={`Hear ${choice.name}`}
            onClick={() => void previewVoice(choice.id)}
          />
        </div>
      ))}
    </RadioGroup.Root>
  )
}

const KINDS: Record<VoiceChoice['language'], string> = {
  'en-us': 'American',
  'en-gb': 'British',
  es: 'Castilian',
  fr: 'French',
  it: 'Italian',
  pt: 'Brazilian',
}

function kindOf({ language, gender }: VoiceChoice): string {
  return `${KINDS[language]}, ${gender}`
}
