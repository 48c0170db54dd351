// `--llm ID` and `--stt ID`: other models than the tier's, of the catalogue or one's own.
import { CodedError } from '../shared/coded-error.ts'
import { looksLikeEndpoint } from '../shared/endpoint.ts'
import type { EngineRequest } from '../engine/engine-request.ts'
import type { ModelStatus } from '../engine/models/model-status.ts'
import type { ModelStore } from '../engine/models/model-store.ts'
import { isEnglish } from '../engine/stages/stt/second-opinion.ts'

export type ChosenModels = Pick<EngineRequest, 'llmModel' | 'sttModel'>
type Store = Pick<ModelStore, 'status'>

/** What `--llm` and `--stt` say of an engine's request; nothing where they name a server (endpoint-options.ts). */
export function chosenModels({
  llm,
  stt,
}: {
  llm?: string | undefined
  stt?: string | undefined
}): ChosenModels {
  const isModel = (value: string | undefined): value is string =>
    value !== undefined && !looksLikeEndpoint(value)
  return { ...(isModel(llm) && { llmModel: llm }), ...(isModel(stt) && { sttModel: stt }) }
}

/** @throws CodedError model_unknown where there is no model of this id, or it does something else */
export async function expectChosen(
  store: Store,
  { llmModel, sttModel }: ChosenModels,
): Promise<void> {
  if (llmModel === undefined && sttModel === undefined) return
  const statuses = await store.status()
  if (llmModel !== undefined) expectOne(statuses, 'llm', llmModel)
  if (sttModel !== undefined) expectOne(statuses, 'stt', sttModel)
}

/**
 * @param language ISO 639-1 code, or `auto`, for whose other languages the tier's own recogniser stays
 * @throws CodedError usage where the chosen recogniser does not know it; model_unknown
 */
export async function expectHears(
  store: Store,
  sttModel: string | undefined,
  language: string,
): Promise<void> {
  if (sttModel === undefined || language === 'auto' || isEnglish(language)) return
  const { languages } = expectOne(await store.status(), 'stt', sttModel)
  if (languages.includes('*') || languages.includes(language)) return
  const text = `${sttModel} understands English alone, and --language is '${language}': choose one that knows more (see \`parley models list\`)`
  throw new CodedError('usage', text)
}

const NAMES = {
  llm: {
    one: 'language model',
    more: 'more by `parley models add`; a server is written URL#MODEL',
  },
  stt: { one: 'recogniser', more: 'a server is written URL#MODEL' },
}

function expectOne(
  statuses: readonly ModelStatus[],
  kind: keyof typeof NAMES,
  id: string,
): ModelStatus {
  const models = statuses.filter((model) => model.kind === kind)
  const found = models.find((model) => model.id === id)
  if (found) return found
  const { one, more } = NAMES[kind]
  const known = models.map((model) => model.id).join(', ')
  throw new CodedError('model_unknown', `there is no ${one} '${id}'; there are ${known} (${more})`)
}
