// Whether what is saved is encrypted: offered where the system keeps a key safely, with how far it has come.
import { useEffect } from 'react'
import { readSealing } from '../../actions/records-actions.ts'
import { changeSettings } from '../../actions/settings-actions.ts'
import { SwitchRow } from '../../components/setting-row.tsx'
import { useApp } from '../../store/app-store.ts'
import { useSealing } from '../../store/sealing-store.ts'
import type { SealingState } from '../../../shared/window/records.ts'

export function SealingRow() {
  const isOn = useApp((app) => app.settings.encryptSaved)
  const sealing = useSealing((state) => state.sealing)
  useEffect(() => void readSealing(), [isOn])
  return (
    <SwitchRow
      title="Encrypt what is saved"
      help={
        <>
          Conversations, sound, timers, transcripts and the event log, by a key that this system’s
          key store guards. Who copies the files cannot read them without your login; players and
          editors cannot open them either. Settings and figures stay readable. Off unless you want
          it.
          {sealing && <SealingNote sealing={sealing} isOn={isOn} />}
        </>
      }
      value={isOn}
      isOff={!isOn && sealing?.unavailable !== null}
      onChange={(value) => void changeSettings({ encryptSaved: value })}
    />
  )
}

function SealingNote({ sealing, isOn }: { sealing: SealingState; isOn: boolean }) {
  const { unavailable, locked, work, failed } = sealing
  if (locked !== null)
    return (
      <span className="refused">
        What was encrypted cannot be read now: {locked}. It stays as it is
        {isOn && '; nothing more is saved until then'}.
      </span>
    )
  if (unavailable !== null && !isOn)
    return <span className="refused">It cannot be had here: {unavailable}.</span>
  if (work)
    return (
      <span className="record-place" role="status">
        {work.to === 'sealed' ? 'Encrypting' : 'Decrypting'} what is there: {work.done} of{' '}
        {work.total} files
      </span>
    )
  if (failed > 0)
    return (
      <span className="refused">
        {failed === 1 ? '1 file is' : `${failed} files are`} not {isOn ? 'encrypted' : 'decrypted'}{' '}
        yet. It is tried again when Parley starts.
      </span>
    )
  return null
}
