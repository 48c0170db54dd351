// What went wrong with a server, in one line for people: never a word of what it answered, which may hold anything.
import { CodedError } from '../../../shared/coded-error.ts'
import { hostOf, type Endpoint, type EndpointStage } from '../../../shared/endpoint.ts'
import { TooLate } from './deadline.ts'

/** What a server of each kind is called before people. */
export const SERVER_NAMES: Record<EndpointStage, string> = {
  stt: 'speech recognition server',
  llm: 'language model server',
  tts: 'voice server',
}

const CAUSES: Record<string, string> = {
  ECONNREFUSED: 'does not answer',
  ECONNRESET: 'broke off',
  EPIPE: 'broke off',
  ENOTFOUND: 'cannot be found',
  EAI_AGAIN: 'cannot be found',
  EHOSTUNREACH: 'cannot be reached',
  ENETUNREACH: 'cannot be reached',
  ETIMEDOUT: 'does not answer',
  REDIRECTED: 'sends us on to another address, which was not named',
  TOO_LONG: 'answers without end',
}

/** Thrown where an answer is not what it should be; `message` goes behind the server's name. */
export class WrongAnswer extends Error {
  override readonly name = 'WrongAnswer'
}

/** `error` of a request to `endpoint` as people read it. Aborts are the caller's: they are no fault of a server. */
export function endpointError(
  error: unknown,
  { stage, endpoint }: { stage: EndpointStage; endpoint: Endpoint },
): CodedError {
  if (error instanceof CodedError) return error
  const text = `the ${SERVER_NAMES[stage]} at ${hostOf(endpoint)} ${whatHappened(error, endpoint)}`
  return new CodedError('endpoint_failed', text, { cause: error })
}

function whatHappened(error: unknown, { model }: Endpoint): string {
  if (error instanceof WrongAnswer) return error.message
  if (error instanceof TooLate) return `took longer than ${error.message}`
  if (error instanceof SyntaxError) return 'answered with something that cannot be read'
  // By their shape: the library is not loaded where there is no server.
  const { status } = error as { status?: unknown }
  if (typeof status === 'number') return ofStatus(status, model)
  return CAUSES[causeCode(error) ?? ''] ?? 'broke off'
}

function ofStatus(status: number, model: string): string {
  if (status === 401 || status === 403) return `refused the key (status ${status})`
  if (status === 404) return `knows no such service or no model '${model}' (status 404)`
  if (status === 429) return 'has too much to do (status 429)'
  return `answered with status ${status}`
}

/** The innermost code there is: libraries wrap what the socket said. */
function causeCode(error: unknown): string | undefined {
  for (let at = error, depth = 0; at instanceof Object && depth < 5; depth++) {
    const { code, cause } = at as { code?: unknown; cause?: unknown }
    if (typeof code === 'string' && code in CAUSES) return code
    at = cause
  }
  return undefined
}
