// Servers as the user sets them up.
import {
  hostOf,
  isOnThisComputer,
  parseEndpoint,
  type Endpoint,
  type EndpointStage,
} from '../endpoint.ts'

/** What is known of a server's key; the key itself never comes to the page. */
export type KeyState = 'none' | 'kept' | 'session'

export interface ServerSetting {
  isOn: boolean
  address: string
  model: string
  /** Of a voice alone. */
  voice: string
  /** Host to which the user agreed to send what it needs; one on this computer needs no consent. */
  agreedHost: string | null
}

export type ServerSettings = Record<EndpointStage, ServerSetting>

/** As an endpoint. @throws CodedError usage where something is missing or wrong */
export function endpointOf(
  { address, model, voice }: Pick<ServerSetting, 'address' | 'model' | 'voice'>,
  stage: EndpointStage,
): Endpoint {
  const parts = stage === 'tts' ? [address, model, voice] : [address, model]
  return parseEndpoint(parts.map((part) => part.trim()).join('#'), stage)
}

/** The endpoint that is to be used: switched on, whole, and on this computer or agreed to. */
export function endpointInUse(server: ServerSetting, stage: EndpointStage): Endpoint | undefined {
  if (!server.isOn) return undefined
  try {
    const endpoint = endpointOf(server, stage)
    const mayBe = isOnThisComputer(endpoint) || server.agreedHost === hostOf(endpoint)
    return mayBe ? endpoint : undefined
  } catch {
    return undefined
  }
}
