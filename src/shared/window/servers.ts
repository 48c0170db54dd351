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

/** What goes to a server, behind "gets". */
export const SERVER_GETS: Record<EndpointStage, string> = {
  stt: 'the sound of what you say',
  llm: 'what you say and what was answered, as text, with your instructions',
  tts: 'what is answered, as text',
}

/** What is asked before anything of the user's goes to a server elsewhere: in the window, and by the system's dialog. */
export function consentQuestion(
  endpoint: Endpoint,
  stage: EndpointStage,
): { question: string; help: string } {
  const open = endpoint.baseUrl.startsWith('http:')
    ? ' The address begins with http: whoever is on the way can read it all, the key too.'
    : ''
  return {
    question: `May ${hostOf(endpoint)} have ${SERVER_GETS[stage]}?`,
    help: `This is another computer. What it gets leaves this one, and what becomes of it there Parley cannot know.${open}`,
  }
}

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
