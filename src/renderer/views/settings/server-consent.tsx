// What goes where: asked before anything leaves this computer, and shown as long as it does.
import { SettingRow } from '../../components/setting-row.tsx'
import { hostOf, isOnThisComputer, type Endpoint } from '../../../shared/endpoint.ts'
import { consentQuestion, endpointOf, type ServerSetting } from '../../../shared/window/servers.ts'
import type { ServerTexts } from './server-texts.ts'

interface ServerConsentProps {
  texts: ServerTexts
  server: ServerSetting
  onAgree: (host: string | null) => void
}

export function ServerConsent({ texts: { stage, gets }, server, onAgree }: ServerConsentProps) {
  const endpoint = wholeEndpoint(server, stage)
  if (typeof endpoint === 'string')
    return <SettingRow title="Not in use yet" help={endpoint} children={null} />
  const host = hostOf(endpoint)
  if (isOnThisComputer(endpoint))
    return (
      <SettingRow
        title="In use"
        help={`It runs on this computer (${host}) and gets ${gets}.`}
        children={null}
      />
    )
  const { question, help } = consentQuestion(endpoint, stage)
  const isAgreed = server.agreedHost === host
  return (
    <SettingRow title={isAgreed ? `In use: ${host} gets ${gets}` : question} help={help}>
      <button type="button" className="button" onClick={() => onAgree(isAgreed ? null : host)}>
        {isAgreed ? 'Stop sending' : 'Send it there'}
      </button>
    </SettingRow>
  )
}

/** What is missing, in words, where it is not whole. */
function wholeEndpoint(server: ServerSetting, stage: ServerTexts['stage']): Endpoint | string {
  if (server.address === '') return 'Type the address and the model.'
  try {
    return endpointOf(server, stage)
  } catch (error) {
    const [what = ''] = (error as Error).message.split(': a server')
    return `${what.charAt(0).toUpperCase()}${what.slice(1)}.`
  }
}
