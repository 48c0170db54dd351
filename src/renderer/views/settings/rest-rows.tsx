// What rests while nobody talks, and what each of it costs: the microphone, and the engines.
import { changeSettings } from '../../actions/settings-actions.ts'
import { SelectRow, SwitchRow } from '../../components/setting-row.tsx'
import { useApp } from '../../store/app-store.ts'

export function MicrophoneRestRow() {
  const isKept = useApp((app) => app.settings.keepMicrophoneOpen)
  return (
    <SwitchRow
      title="Keep the microphone open"
      help="Push to talk only. Off, the microphone opens when you press and closes soon after the reply; a word spoken in the very moment of the press may lose its beginning. On, half a second from before the press is heard too, but your system shows the microphone as in use all the time, may not go to sleep, and Bluetooth headphones sound as on the phone."
      value={isKept}
      onChange={(value) => void changeSettings({ keepMicrophoneOpen: value })}
    />
  )
}

const NEVER = 'never'

const MINUTES = [1, 5, 15, 60, 240] as const

export function UnloadRow() {
  const minutes = useApp((app) => app.settings.unloadAfterMinutes)
  const known = MINUTES.some((one) => one === minutes) || minutes === null
  const offered = known ? MINUTES : [...MINUTES, minutes]
  return (
    <SelectRow
      title="Free memory when unused"
      help="Unused for so long, the models leave the memory, two to three gigabytes. They come back while you speak, in five to eight seconds on a computer with two cores, and what you say meanwhile is answered: only that first reply comes later."
      value={minutes === null ? NEVER : String(minutes)}
      options={[
        ...offered.map((one) => ({ value: String(one), text: inWords(one) })),
        { value: NEVER, text: 'Never' },
      ]}
      onChange={(value) =>
        void changeSettings({ unloadAfterMinutes: value === NEVER ? null : Number(value) })
      }
    />
  )
}

function inWords(minutes: number): string {
  if (minutes < 60) return minutes === 1 ? 'After a minute' : `After ${minutes} minutes`
  return minutes === 60 ? 'After an hour' : `After ${minutes / 60} hours`
}
