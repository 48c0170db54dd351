// Servers that do the work of a built-in engine: where they are, what they get, and whether they work.
import { changeSettings } from '../../actions/settings-actions.ts'
import { SwitchRow } from '../../components/setting-row.tsx'
import { useApp } from '../../store/app-store.ts'
import type { EndpointStage } from '../../../shared/endpoint.ts'
import type { ServerSetting } from '../../../shared/window/servers.ts'
import { Group } from './group.tsx'
import { ServerConsent } from './server-consent.tsx'
import { ServerField } from './server-field.tsx'
import { ServerKey } from './server-key.tsx'
import { ServerTry } from './server-try.tsx'
import { SERVER_TEXTS, type ServerTexts } from './server-texts.ts'

export function ServersGroup() {
  return (
    <Group title="Servers">
      {SERVER_TEXTS.map((texts) => (
        <ServerRows key={texts.stage} texts={texts} />
      ))}
    </Group>
  )
}

function ServerRows({ texts }: { texts: ServerTexts }) {
  const { stage, title, help } = texts
  const servers = useApp((app) => app.settings.servers)
  const server = servers[stage]
  const change = (patch: Partial<ServerSetting>): void =>
    void changeSettings({ servers: { ...servers, [stage]: { ...server, ...patch } } })
  return (
    <>
      <SwitchRow
        title={title}
        help={help}
        value={server.isOn}
        onChange={(isOn) => change({ isOn, ...(!isOn && { agreedHost: null }) })}
      />
      {server.isOn && <ServerDetails {...{ texts, stage, server, change }} />}
    </>
  )
}

interface DetailsProps {
  texts: ServerTexts
  stage: EndpointStage
  server: ServerSetting
  change: (patch: Partial<ServerSetting>) => void
}

function ServerDetails({ texts, stage, server, change }: DetailsProps) {
  const { title, address, model, voice } = texts
  return (
    <>
      <ServerField
        title={`Address, ${title}`}
        placeholder={address}
        saved={server.address}
        // Another address is another server: it is asked anew whether it may have anything.
        onSave={(next) => change({ address: next, agreedHost: null })}
      />
      <ServerField
        title={`Model, ${title}`}
        placeholder={model}
        saved={server.model}
        onSave={(next) => change({ model: next })}
      />
      {stage === 'tts' && (
        <ServerField
          title={`Voice, ${title}`}
          placeholder={voice}
          saved={server.voice}
          onSave={(next) => change({ voice: next })}
        />
      )}
      <ServerKey stage={stage} server={server} title={title} />
      <ServerTry stage={stage} server={server} />
      <ServerConsent
        texts={texts}
        server={server}
        onAgree={(agreedHost) => change({ agreedHost })}
      />
    </>
  )
}
