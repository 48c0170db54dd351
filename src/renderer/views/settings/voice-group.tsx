// The voices it speaks with: those of the language that is spoken to it, or of every language.
import { SPEAKING_SPEED } from '../../../shared/speaking-speed.ts'
import { changeSettings } from '../../actions/settings-actions.ts'
import { SliderRow } from '../../components/setting-row.tsx'
import { useApp } from '../../store/app-store.ts'
import { Group } from './group.tsx'
import { LANGUAGES } from './languages.ts'
import { voicesOf } from './speakers.ts'
import { VoiceList } from './voice-list.tsx'

export function VoiceGroup() {
  const voices = useApp((app) => app.voices)
  const { language, speed } = useApp((app) => app.settings)
  const spoken = LANGUAGES.filter(
    ({ value }) =>
      (language === 'auto' || language === value) && voicesOf(value, voices).length > 0,
  )
  return (
    <Group title="Voice">
      {spoken.map(({ value, text }) => (
        <div key={value}>
          {spoken.length > 1 && <h3 className="voices-title">{text}</h3>}
          <VoiceList language={value} label={spoken.length > 1 ? `Voice, ${text}` : 'Voice'} />
        </div>
      ))}
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
