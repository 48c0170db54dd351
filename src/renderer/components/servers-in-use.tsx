// Which other computers get something of this conversation: shown as long as they do.
import { CloudUpload } from 'lucide-react'
import { ENDPOINT_STAGES, hostOf, isOnThisComputer } from '../../shared/endpoint.ts'
import { endpointInUse, type ServerSettings } from '../../shared/window/servers.ts'
import { useApp } from '../store/app-store.ts'

export function ServersInUse() {
  const servers = useApp((app) => app.settings.servers)
  const hosts = otherHosts(servers)
  if (hosts.length === 0) return null
  return (
    <div className="banner" data-testid="servers-in-use" role="note">
      <CloudUpload aria-hidden size={20} />
      <p>
        What is said here goes to {hosts.join(' and ')}. You can stop that in Settings, Servers.
      </p>
    </div>
  )
}

/** Host and port of each server in use that is not on this computer, once. */
export function otherHosts(servers: ServerSettings): string[] {
  const used = ENDPOINT_STAGES.flatMap((stage) => endpointInUse(servers[stage], stage) ?? [])
  return [...new Set(used.filter((endpoint) => !isOnThisComputer(endpoint)).map(hostOf))]
}
