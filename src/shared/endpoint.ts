// An OpenAI-compatible server that stands in for a built-in engine: how it is written, and where it is.
import { CodedError } from './coded-error.ts'

/** The parts that a server can take over. */
export const ENDPOINT_STAGES = ['stt', 'llm', 'tts'] as const
export type EndpointStage = (typeof ENDPOINT_STAGES)[number]

export interface Endpoint {
  /** Up to and with `/v1`, without a slash at its end. */
  baseUrl: string
  /** As the server calls it. */
  model: string
  /** Of a voice alone: as the server calls it. */
  voice?: string
}

/** Whether `text` is meant as an address and not as the name of a model of ours. */
export function looksLikeEndpoint(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//iu.test(text)
}

/**
 * Reads `URL#MODEL`, of a voice `URL#MODEL#VOICE`. An address without a path is completed by `/v1`, as all servers have it.
 * @throws CodedError usage, in one line, without what may be secret in it
 */
export function parseEndpoint(text: string, stage: EndpointStage): Endpoint {
  const form = stage === 'tts' ? 'URL#MODEL#VOICE' : 'URL#MODEL'
  const wrong = (what: string): CodedError =>
    new CodedError('usage', `${what}: a server is given as ${form}, e.g. ${EXAMPLES[stage]}`)
  const [address = '', model = '', voice = '', ...more] = text.trim().split('#')
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (!url || !/^https?:$/u.test(url.protocol)) throw wrong('this is no http or https address')
  if (url.username !== '' || url.password !== '')
    throw wrong('a key does not belong into the address (PARLEY_API_KEY has it)')
  if (url.search !== '') throw wrong('the address has a question mark in it')
  if (model === '') throw wrong('the model is missing')
  if ((stage === 'tts') !== (voice !== '') || more.length > 0)
    throw wrong(stage === 'tts' ? 'the voice is missing' : 'there is one # too many')
  const path = url.pathname.replace(/\/+$/u, '')
  const baseUrl = `${url.origin}${path === '' ? '/v1' : path}`
  return { baseUrl, model, ...(voice !== '' && { voice }) }
}

const EXAMPLES: Record<EndpointStage, string> = {
  stt: 'http://localhost:8000/v1#Systran/faster-whisper-small',
  llm: 'http://localhost:11434/v1#llama3.2',
  tts: 'http://localhost:8880/v1#kokoro#af_heart',
}

/** Host and port, as people are told where their words go. */
export function hostOf({ baseUrl }: Pick<Endpoint, 'baseUrl'>): string {
  return new URL(baseUrl).host
}

/** Whether it is this machine itself; every other one gets words or a voice over a network. */
export function isOnThisComputer({ baseUrl }: Pick<Endpoint, 'baseUrl'>): boolean {
  const { hostname } = new URL(baseUrl)
  return /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/u.test(hostname)
}
