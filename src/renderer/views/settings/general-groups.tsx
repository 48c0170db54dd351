// What it thinks with, and how the app behaves.
import { useId, useState } from 'react'
import { changeSettings } from '../../actions/settings-actions.ts'
import { Segmented } from '../../components/segmented.tsx'
import { SelectRow, SettingRow, SwitchRow } from '../../components/setting-row.tsx'
import { useApp } from '../../store/app-store.ts'
import type { VoiceChoice } from '../../../shared/window/app-state.ts'
import { Group } from './group.tsx'
import { LANGUAGES } from './languages.ts'
import { UnloadRow } from './rest-rows.tsx'
import { speakerOf } from './speakers.ts'
import { TierRows } from './tier-rows.tsx'

const THEMES = [
  { value: 'system', text: 'System' },
  { value: 'light', text: 'Light' },
  { value: 'dark', text: 'Dark' },
] as const

/** As in SettingsSchema, which the page does not load: it would bring the whole of zod. */
const LONGEST_PROMPT = 2000

export function ThinkingGroup() {
  const settings = useApp((app) => app.settings)
  const voices = useApp((app) => app.voices)
  const { language } = settings
  return (
    <Group title="Understanding">
      <TierRows />
      <SelectRow
        title="Language you speak"
        help={speakerHelp(language, speakerOf(language, voices, settings))}
        value={language}
        options={LANGUAGES}
        onChange={(next) => void changeSettings({ language: next })}
      />
      <PromptRow />
    </Group>
  )
}

function speakerHelp(language: string, speaker: VoiceChoice | undefined): string {
  if (language === 'auto') return 'Each language is answered by a voice of its own.'
  if (speaker) return `${speaker.name} answers in it.`
  return 'No voice speaks it: replies are written only.'
}

function PromptRow() {
  const saved = useApp((app) => app.settings.systemPrompt)
  const [draft, setDraft] = useState<string | null>(null)
  const id = useId()
  const save = (): void => {
    if (draft !== null && draft !== saved) void changeSettings({ systemPrompt: draft })
    setDraft(null)
  }
  return (
    <SettingRow
      title="Instructions"
      help="Told to the language model before every conversation, such as your name or how short you like it."
      labelFor={id}
      wide
    >
      <textarea
        id={id}
        className="field"
        rows={3}
        maxLength={LONGEST_PROMPT}
        value={draft ?? saved}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={save}
      />
    </SettingRow>
  )
}

const STAYS = {
  linux: 'Closing the window leaves Parley behind its hotkey; where there is no tray, minimised.',
  win32: 'Closing the window leaves Parley behind its hotkey.',
} as const

export function AppGroup() {
  const { theme, startAtLogin, closeToTray, lookForUpdates } = useApp((app) => app.settings)
  const platform = useApp((app) => app.platform)
  return (
    <Group title="App">
      <SettingRow title="Appearance">
        <Segmented
          label="Appearance"
          value={theme}
          options={THEMES}
          onChange={(value) => void changeSettings({ theme: value })}
        />
      </SettingRow>
      <SwitchRow
        title="Start at login"
        help="Ready behind its hotkey as soon as you are."
        value={startAtLogin}
        onChange={(value) => void changeSettings({ startAtLogin: value })}
      />
      {/* On macOS every app outlives its window. */}
      {platform !== 'darwin' && (
        <SwitchRow
          title="Stay in the tray"
          help={STAYS[platform]}
          value={closeToTray}
          onChange={(value) => void changeSettings({ closeToTray: value })}
        />
      )}
      <UnloadRow />
      <SwitchRow
        title="Look for updates"
        help="Once a day, where Parley is published. Off: it connects to nothing by itself."
        value={lookForUpdates}
        onChange={(value) => void changeSettings({ lookForUpdates: value })}
      />
    </Group>
  )
}
