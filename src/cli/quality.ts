// `--tier quality`: which model answers, and what a better one would take.
import type { WorthTrying } from '../shared/window/app-state.ts'
import type { EngineRequest } from '../engine/engine-request.ts'
import { thisMachine } from '../engine/figures/profile/machine.ts'
import { MeasuredModelsFile } from '../engine/figures/profile/measured-models.ts'
import { qualityChoice } from '../engine/figures/profile/quality-model.ts'
import type { ModelStore } from '../engine/models/model-store.ts'
import { megabytes } from './model-table.ts'

/**
 * The request with the model that quality has on this machine. `say` is told why it is that one; where it is balanced's,
 * how to get a better one as well.
 */
export async function withQualityModel(
  request: EngineRequest,
  { store, cacheFolder, say }: QualityHost,
): Promise<EngineRequest> {
  const { tier, llmModel, parts } = request
  if (tier !== 'quality' || llmModel !== undefined || (parts && !parts.includes('llm')))
    return request
  const [statuses, measured] = await Promise.all([
    store.status(),
    new MeasuredModelsFile(cacheFolder).read(thisMachine()),
  ])
  const { id, why, worthTrying } = qualityChoice(statuses, measured)
  say(`parley: quality: ${why}`)
  if (id !== undefined) return { ...request, llmModel: id }
  const [next] = worthTrying
  say(`parley: ${next ? wayTo(next) : 'none of the catalogue would be quick enough here'}`)
  return request
}

interface QualityHost {
  store: Pick<ModelStore, 'status'>
  cacheFolder: string
  say: (line: string) => void
}

export function wayTo({ id, bytes, licence, isHere, voiceToVoiceMs }: WorthTrying): string {
  if (isHere) return `${id} is here: \`parley models measure ${id}\` tells whether it is one`
  const when = voiceToVoiceMs === null ? '' : `, answers in about ${voiceToVoiceMs} ms by its size`
  return `try ${id} (${megabytes(bytes)}, ${licence}${when}): \`parley models pull ${id}\`, then \`parley models measure ${id}\``
}
