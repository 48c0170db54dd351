// `--llm ID`: another language model than the tier's, of the catalogue or one's own.
import { CodedError } from '../shared/coded-error.ts'
import { looksLikeEndpoint } from '../shared/endpoint.ts'
import type { EngineRequest } from '../engine/engine-request.ts'
import type { ModelStore } from '../engine/models/model-store.ts'

/** What `--llm` says of an engine's request; nothing where it names a server (endpoint-options.ts). */
export function llmModelOf(value: string | undefined): Pick<EngineRequest, 'llmModel'> {
  return value === undefined || looksLikeEndpoint(value) ? {} : { llmModel: value }
}

/** @throws CodedError model_unknown where there is no language model of this id */
export async function expectLlm(store: Pick<ModelStore, 'status'>, id: string): Promise<void> {
  const llms = (await store.status()).filter(({ kind }) => kind === 'llm')
  if (llms.some((model) => model.id === id)) return
  const known = llms.map((model) => model.id).join(', ')
  const text = `there is no language model '${id}'; there are ${known} (more by \`parley models add\`; a server is written URL#MODEL)`
  throw new CodedError('model_unknown', text)
}
