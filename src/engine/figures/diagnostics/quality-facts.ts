// Which language model quality has here, and why.
import type { ModelStore } from '../../models/model-store.ts'
import { TIERS } from '../../tiers.ts'
import { thisMachine } from '../profile/machine.ts'
import { MeasuredModelsFile } from '../profile/measured-models.ts'
import { qualityChoice } from '../profile/quality-model.ts'
import type { QualityFacts } from './doctor-report.ts'

/** @throws CodedError internal where the catalogue cannot be read */
export async function qualityFacts(
  store: Pick<ModelStore, 'status'>,
  cacheFolder: string,
): Promise<QualityFacts> {
  const [statuses, measured] = await Promise.all([
    store.status(),
    new MeasuredModelsFile(cacheFolder).read(thisMachine()),
  ])
  const { id, why, worthTrying } = qualityChoice(statuses, measured)
  const [next] = worthTrying
  return {
    llm: id ?? TIERS.quality.llm,
    why,
    worth_trying: next ? { id: next.id, here: next.isHere } : null,
  }
}
