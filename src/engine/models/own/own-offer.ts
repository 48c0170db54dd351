// What adding a model would mean, to be shown before anything is fetched or taken over.
import { basename, isAbsolute } from 'node:path'
import { faceOf } from '../../advice.ts'
import { CodedError } from '../../../shared/coded-error.ts'
import type { Model } from '../catalog.ts'
import type { ModelStatus } from '../model-status.ts'
import type { Hub } from '../sources/hub.ts'
import { readChatModel } from './chat-model.ts'
import { chooseFile } from './choose-file.ts'
import { readHubRepository } from './hub-repository.ts'
import { modelOfFile, modelOfHub, nextIds, ownId, renamed } from './own-model.ts'

export interface OwnOffer {
  /** What would stand in the user's catalogue. */
  model: Model
  from: 'file' | 'hub'
  /** The same is here already, under the model's id. */
  isHere: boolean
  /** Revision that the hub's file is pinned to. */
  commit: string | null
  /** As the hub states it; of a file it is worked out when it is taken over. */
  sha256: string | null
  /** Known beforehand of a file, of the hub's only after fetching. */
  architecture: string | null
  contextTokens: number | null
  /** What else the repository has. */
  others: { name: string; bytes: number }[]
}

interface OfferOptions {
  /** Instead of one made of the name, which is made unique by a number where another model has it. */
  id?: string | undefined
  statuses: readonly ModelStatus[]
  hub: Hub
  signal: AbortSignal
}

/**
 * @param wanted absolute path of a GGUF file, or `OWNER/NAME[:QUANT]` on the hub
 * @throws CodedError usage, file_unreadable, model_unknown, download_failed; AbortError
 */
export async function ownOffer(wanted: string, options: OfferOptions): Promise<OwnOffer> {
  const offer = isAbsolute(wanted)
    ? await offerOfFile(wanted, options)
    : await offerOfHub(wanted, options)
  const ids = options.id === undefined ? nextIds(offer.model.id) : [offer.model.id]
  for (const id of ids) {
    const named = { ...offer, model: renamed(offer.model, id) }
    const known = options.statuses.find((status) => isNamed(status, named.model))
    if (!known || (known.own && known.state === 'missing')) return named
    if (isSame(known, offer, wanted)) return { ...named, isHere: true }
  }
  // Many of one name there can only be in a terminal, and a name of one's own is given there alone.
  throw new CodedError(
    'usage',
    `there is another model called ${ids.at(-1)} already; choose a name by --id`,
  )
}

/** Both lie in one folder. */
function isNamed({ id, path }: ModelStatus, model: Model): boolean {
  return id === model.id || basename(path) === model.file
}

function isSame(known: ModelStatus, offer: OwnOffer, wanted: string): boolean {
  if (known.own !== true) return false
  return offer.from === 'hub'
    ? known.sha256 === offer.sha256
    : known.origin === wanted && known.bytes === offer.model.sources[0]?.bytes
}

async function offerOfFile(path: string, { id, signal }: OfferOptions): Promise<OwnOffer> {
  const facts = await readChatModel(path, { signal })
  const { architecture, contextTokens } = facts
  const model = modelOfFile(ownId(id ?? path), path, facts)
  return {
    ...{ model, from: 'file', isHere: false, architecture, contextTokens },
    ...{ commit: null, sha256: null, others: [] },
  }
}

async function offerOfHub(wanted: string, { id, hub, signal }: OfferOptions): Promise<OwnOffer> {
  const [, name, quant] = /^([\w.-]+\/[\w.-]+)(?::([\w./-]+))?$/.exec(wanted) ?? []
  if (name === undefined)
    throw new CodedError(
      'usage',
      faceOf() === 'terminal'
        ? `models add takes FILE.gguf or OWNER/NAME[:QUANT]; got '${wanted}'`
        : `'${wanted}' is no OWNER/NAME of the model hub`,
    )
  const repository = await readHubRepository(name, { hub, signal })
  const file = chooseFile(repository, quant)
  if (repository.hasChatTemplate === false)
    throw new CodedError(
      'model_unknown',
      `${name} has no chat template, so it was not tuned to converse; take an "instruct" or "chat" model`,
    )
  const others = repository.files
    .filter((one) => one !== file)
    .map(({ quant, path, bytes }) => ({ name: quant ?? path, bytes }))
  return {
    model: modelOfHub(ownId(id ?? file.path), repository, file),
    ...{ from: 'hub', isHere: false, commit: repository.commit, sha256: file.sha256, others },
    ...{ architecture: null, contextTokens: null },
  }
}
