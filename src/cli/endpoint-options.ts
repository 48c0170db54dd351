// `--stt`, `--llm` and `--tts`: servers instead of built-in engines.
import { ENDPOINT_STAGES, parseEndpoint, type EndpointStage } from '../shared/endpoint.ts'
import type { Endpoints } from '../engine/stages/endpoint/servers.ts'

const KEY_VARIABLE = 'PARLEY_API_KEY'

export const ENDPOINT_OPTIONS = {
  stt: { type: 'string' },
  llm: { type: 'string' },
  tts: { type: 'string' },
} as const

/**
 * The servers that were asked for, with the key of the environment: it is taken out of there, so that no process that we
 * start gets it too.
 * @throws CodedError usage
 */
export function endpointsOf(
  values: Partial<Record<EndpointStage, string | undefined>>,
  env: NodeJS.ProcessEnv = process.env,
): Endpoints {
  const apiKey = env[KEY_VARIABLE]?.trim()
  Reflect.deleteProperty(env, KEY_VARIABLE)
  const named = ENDPOINT_STAGES.flatMap((stage) => {
    const text = values[stage]
    if (text === undefined) return []
    return [[stage, { ...parseEndpoint(text, stage), ...(apiKey && { apiKey }) }] as const]
  })
  return Object.fromEntries(named)
}
