// What is kept on this computer: whether, where, how much, and how it is deleted. And who may read figures.
import { useCallback, useEffect, useState } from 'react'
import { Switch } from 'radix-ui'
import { deleteRecords, listRecords } from '../../actions/records-actions.ts'
import { changeSettings } from '../../actions/settings-actions.ts'
import { ConfirmButton } from '../../components/confirm-button.tsx'
import { SettingRow } from '../../components/setting-row.tsx'
import { formatBytes } from '../../format/format-bytes.ts'
import { useApp } from '../../store/app-store.ts'
import {
  SAVED_AUDIO_BYTES,
  type KeptRecords,
  type RecordKind,
} from '../../../shared/window/records.ts'
import { EraseRow } from './erase-row.tsx'
import { Group } from './group.tsx'
import { MetricsRows } from './metrics-rows.tsx'
import { SealingRow } from './sealing-row.tsx'

type KeepSetting = 'keepHistory' | 'saveAudio' | 'saveTranscripts' | 'eventLog'

interface Kind {
  kind: RecordKind
  /** Null: kept always. */
  setting: KeepSetting | null
  title: string
  help: string
  /** What is lost by deleting it. */
  loss: string
}

const KINDS: readonly Kind[] = [
  {
    kind: 'history',
    setting: 'keepHistory',
    title: 'Keep history',
    help: 'Conversations, to read again and search. They stay on this computer.',
    loss: 'Every conversation and its saved audio is removed from this computer.',
  },
  {
    kind: 'audio',
    setting: 'saveAudio',
    title: 'Save audio',
    help: `Also the sound of what you say. Off unless you want it. The oldest goes beyond ${formatBytes(SAVED_AUDIO_BYTES)}, about four hours.`,
    loss: 'Every saved recording is removed from this computer.',
  },
  {
    kind: 'transcripts',
    setting: 'saveTranscripts',
    title: 'Save transcripts',
    help: 'What is said as plain text, a file a day, for other programs. The oldest days go beyond 50 MB.',
    loss: 'Every saved transcript is removed from this computer.',
  },
  {
    kind: 'events',
    setting: 'eventLog',
    title: 'Event log',
    help: 'What happened when in each turn, as NDJSON. Without words, unless transcripts are on. The oldest days go beyond 50 MB.',
    loss: 'The whole event log is removed from this computer.',
  },
  {
    kind: 'figures',
    setting: null,
    title: 'Figures of turns',
    help: 'Numbers for Statistics: times, no words. The oldest go after 10,000 turns.',
    loss: 'All figures of past turns are removed from this computer; Statistics begins anew.',
  },
]

export function RecordsGroup() {
  const [records, reload] = useRecords()
  return (
    <Group title="Privacy">
      {KINDS.map((kind) => (
        <RecordRow
          key={kind.kind}
          {...kind}
          kept={records?.find((one) => one.kind === kind.kind)}
          onDelete={() => void deleteRecords(kind.kind).then(reload)}
        />
      ))}
      <SealingRow />
      <MetricsRows />
      <EraseRow />
    </Group>
  )
}

interface RowProps extends Kind {
  kept: KeptRecords | undefined
  onDelete: () => void
}

function RecordRow({ kind, setting, title, help, loss, kept, onDelete }: RowProps) {
  const id = `keep-${kind}`
  const isOn = useApp((app) => setting !== null && app.settings[setting])
  return (
    <SettingRow
      title={title}
      help={
        <>
          {help}
          {kept && (
            <span className="record-place" data-testid={`kept-${kind}`}>
              {kept.bytes === 0 ? 'Nothing yet' : formatBytes(kept.bytes)} in {kept.path}
            </span>
          )}
        </>
      }
      {...(setting === null ? {} : { labelFor: id })}
    >
      <div className="record-controls">
        {kept && kept.bytes > 0 && (
          <ConfirmButton
            trigger={(ask) => (
              <button
                type="button"
                className="button danger quiet"
                aria-label={`Delete all: ${title}`}
                onClick={ask}
              >
                Delete all
              </button>
            )}
            title={`Delete all?`}
            text={`${loss} This cannot be undone.`}
            action="Delete all"
            onConfirm={onDelete}
          />
        )}
        {setting !== null && (
          <Switch.Root
            id={id}
            className="switch"
            checked={isOn}
            onCheckedChange={(value) => void changeSettings({ [setting]: value })}
          >
            <Switch.Thumb className="switch-thumb" />
          </Switch.Root>
        )}
      </div>
    </SettingRow>
  )
}

/** Null before the first answer. */
function useRecords(): [records: KeptRecords[] | null, reload: () => void] {
  const [records, setRecords] = useState<KeptRecords[] | null>(null)
  const [round, setRound] = useState(0)
  useEffect(() => {
    let isCurrent = true
    void listRecords().then((found) => {
      if (isCurrent && found !== null) setRecords(found)
    })
    return () => {
      isCurrent = false
    }
  }, [round])
  const reload = useCallback(() => setRound((before) => before + 1), [])
  return [records, reload]
}
