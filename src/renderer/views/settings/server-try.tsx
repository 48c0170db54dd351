// Tries a server with a question of ours.
import { useState } from 'react'
import { tryServer } from '../../actions/server-actions.ts'
import { SettingRow } from '../../components/setting-row.tsx'
import type { EndpointStage } from '../../../shared/endpoint.ts'
import type { ServerSetting } from '../../../shared/window/servers.ts'

const IDLE = 'Sends it a word of Parley’s own, and nothing of yours.'

export function ServerTry({ stage, server }: { stage: EndpointStage; server: ServerSetting }) {
  const [outcome, setOutcome] = useState<string | null>(null)
  const [isTrying, setTrying] = useState(false)
  const run = async (): Promise<void> => {
    const { address, model, voice } = server
    setTrying(true)
    setOutcome('Asking …')
    setOutcome(await tryServer({ stage, address, model, voice }))
    setTrying(false)
  }
  return (
    <SettingRow
      title="Does it work?"
      help={
        <span role="status" data-testid={`server-try-${stage}`}>
          {outcome ?? IDLE}
        </span>
      }
    >
      <button type="button" className="button" disabled={isTrying} onClick={() => void run()}>
        Try it
      </button>
    </SettingRow>
  )
}
