// A server's key: typed here, kept by the system, never shown again.
import { useEffect, useId, useState } from 'react'
import { serverKey } from '../../actions/server-actions.ts'
import { SettingRow } from '../../components/setting-row.tsx'
import type { EndpointStage } from '../../../shared/endpoint.ts'
import type { KeyState, ServerSetting } from '../../../shared/window/servers.ts'

const HELP: Record<KeyState, string> = {
  none: 'Only where the server wants one. It goes into your system’s key store.',
  kept: 'There is one, in your system’s key store. Type another to replace it.',
  session:
    'There is one until Parley ends: this system has no key store that Parley can use. Type another to replace it.',
}

interface ServerKeyProps {
  title: string
  stage: EndpointStage
  server: ServerSetting
}

export function ServerKey({ title, stage, server }: ServerKeyProps) {
  const { address, model, voice } = server
  const [state, setState] = useState<KeyState>('none')
  const [draft, setDraft] = useState('')
  const id = useId()
  useEffect(() => {
    let isCurrent = true
    void serverKey({ stage, address, model, voice }).then((known) => {
      if (isCurrent) setState(known)
    })
    return () => {
      isCurrent = false
    }
  }, [stage, address, model, voice])
  const set = async (key: string | null): Promise<void> => {
    setDraft('')
    setState(await serverKey({ stage, address, model, voice, key }))
  }
  return (
    <SettingRow title={`Key, ${title}`} help={HELP[state]} labelFor={id} wide>
      <input
        id={id}
        className="field"
        type="password"
        autoComplete="off"
        maxLength={1_000}
        placeholder={state === 'none' ? '' : '••••••••'}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => {
          if (draft.trim() !== '') void set(draft.trim())
        }}
      />
      {state !== 'none' && (
        <button type="button" className="button" onClick={() => void set(null)}>
          Forget the key
        </button>
      )}
    </SettingRow>
  )
}
