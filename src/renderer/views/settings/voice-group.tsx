// The voice it speaks with.
import { SPEAKING_SPEED } from '../../../shared/speaking-speed.ts'
import { RadioGroup } from 'radix-ui'
import { Play } from 'lucide-react'
import { changeSettings, previewVoice } from '../../actions/settings-actions.ts'
import { IconButton } from '../../components/icon-button.tsx'
import { SliderRow } from '../../components/setting-row.tsx'
import { useApp } from '../../store/app-store.ts'
import type { VoiceChoice } from '../../../shared/window/app-state.ts'
import { Group } from './group.tsx'

export function VoiceGroup() {
  const voices = useApp((app) => app.voices)
  const { voice, speed } = useApp((app) => app.settings)
  return (
    <Group title="Voice">
      <RadioGroup.Root
        className="voices"
        aria-label="Voice"
        value={voice}
        onValueChange={(id) => void changeSettings({ voice: id })}
      >
        {voices.map((choice) => (
          <div key={choice.id} className="voice" data-chosen={choice.id === voice || undefined}>
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
      <SliderRow
        title="Pace"
        value={speed}
        min={SPEAKING_SPEED.least}
        max={SPEAKING_SPEED.most}
        step={0.05}
        format={(pace) => `${pace.toFixed(2)}×`}
        onChange={(pace) => void changeSettings({ speed: pace })}
      />
    </Group>
  )
}

function kindOf({ language, gender }: VoiceChoice): string {
  return `${language === 'en-us' ? 'American' : 'British'}, ${gender}`
}
