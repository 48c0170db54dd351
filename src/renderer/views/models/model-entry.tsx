// One model in the list.
import {
  CircleCheck,
  CircleDashed,
  CircleHelp,
  Download,
  Pause,
  ShieldCheck,
  Trash2,
} from 'lucide-react'
import { useState } from 'react'
import { pausePull, pullModels, removeModel, verifyModel } from '../../actions/model-actions.ts'
import { ConfirmButton } from '../../components/confirm-button.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { TransferSummary } from '../../components/transfer-summary.tsx'
import { formatBytes } from '../../format/format-bytes.ts'
import { isRunning, useTransfers } from '../../store/transfer-store.ts'
import type { ModelRow } from '../../../shared/window/app-state.ts'

const STATES = {
  installed: [CircleCheck, 'Here and checked'],
  unchecked: [CircleHelp, 'Here, not checked since it changed'],
  missing: [CircleDashed, 'Not here'],
} as const

const KINDS: Record<string, string> = {
  vad: 'Hears when you speak',
  'end-of-turn': 'Hears when you are done',
  stt: 'Speech to text',
  llm: 'Language model',
  tts: 'Voice',
  vocab: 'Voice',
}

interface ModelEntryProps {
  row: ModelRow
  onChange: () => void
}

export function ModelEntry({ row, onChange }: ModelEntryProps) {
  const [Icon, state] = STATES[row.state]
  const transfer = useTransfers((all) => all.transfers[row.id])
  const isMoving = transfer !== undefined && transfer.phase !== 'done'
  return (
    <li className="model">
      <Icon className="model-state" data-state={row.state} aria-label={state} size={20} />
      <div className="model-text">
        <p className="row-title">{row.title}</p>
        <p className="row-facts">
          {KINDS[row.kind] ?? row.kind} · {formatBytes(row.bytes)} · {row.licence} ·{' '}
          {row.needed
            ? 'needed'
            : row.own
              ? 'yours'
              : `for ${row.tiers.join(', ') || 'nothing yet'}`}
        </p>
        {row.note !== null && <p className="row-facts">{row.note}</p>}
        <p className="row-facts model-source">
          {row.file}
          <br />
          {row.origin}
          {row.sha256 !== null && (
            <>
              <br />
              SHA-256 {row.sha256}
            </>
          )}
        </p>
        {isMoving && <TransferSummary ids={[row.id]} />}
      </div>
      <ModelActions row={row} isRunning={isMoving && isRunning(transfer)} onChange={onChange} />
    </li>
  )
}

function ModelActions({ row, isRunning, onChange }: ModelEntryProps & { isRunning: boolean }) {
  const [isChecking, setChecking] = useState(false)
  if (isRunning)
    return <IconButton icon={Pause} label={`Pause ${row.title}`} onClick={() => void pausePull()} />
  if (row.state === 'missing')
    return (
      <IconButton
        icon={Download}
        label={`Fetch ${row.title}`}
        onClick={() => void pullModels([row.id]).then(onChange)}
      />
    )
  const verify = async (): Promise<void> => {
    setChecking(true)
    await verifyModel(row)
    setChecking(false)
    onChange()
  }
  return (
    <span className="model-actions">
      <IconButton
        icon={ShieldCheck}
        label={`Check ${row.title}`}
        disabled={isChecking}
        onClick={() => void verify()}
      />
      <ConfirmButton
        trigger={(ask) => <IconButton icon={Trash2} label={`Remove ${row.title}`} onClick={ask} />}
        title={`Remove ${row.title}?`}
        text={
          row.needed
            ? 'It is in use: Parley cannot talk until it is fetched again.'
            : `This frees ${formatBytes(row.bytes)}. It can be fetched again at any time.`
        }
        action="Remove"
        onConfirm={() => void removeModel(row.id).then(onChange)}
      />
    </span>
  )
}
