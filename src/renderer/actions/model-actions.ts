// Fetching and keeping models.
import { request } from '../bridge.ts'
import { notify } from '../store/notice-store.ts'
import { told } from './report.ts'
import type { AssistantOffers, ModelRow, OwnModelOffer } from '../../shared/window/app-state.ts'

export async function listModels(): Promise<ModelRow[] | null> {
  return told(request('models:list', undefined))
}

export async function listOffers(): Promise<AssistantOffers | null> {
  return told(request('models:offers', undefined))
}

/** Fetches what is missing of `ids`, going on where an earlier fetch stopped. */
export async function pullModels(ids: string[]): Promise<void> {
  await told(request('models:pull', { ids }))
}

/** What adding a file's path or a name on the hub would mean. */
export async function offerModel(wanted: string): Promise<OwnModelOffer | null> {
  return told(request('models:offer', { wanted }))
}

/** Adds what was offered last. */
export async function addModel({ id, title }: OwnModelOffer): Promise<void> {
  const isDone = (await told(request('models:add', { id }))) !== null
  if (isDone) notify('info', `${title} is on this computer`)
}

/** Measures a language model or a recogniser that is here; the event `measuring` tells how far it is. */
export async function measureModel({ id }: Pick<ModelRow, 'id'>): Promise<void> {
  await told(request('models:measure', { id }))
}

export async function stopMeasuringModel(): Promise<void> {
  await told(request('models:stop-measuring', undefined))
}

export async function pausePull(): Promise<void> {
  await told(request('models:pause', undefined))
}

export async function removeModel(id: string): Promise<void> {
  await told(request('models:remove', { ids: [id] }))
}

/** Checks what is on disk against its checksum, and says what came out. */
export async function verifyModel({ id, title }: ModelRow): Promise<void> {
  const verdicts = await told(request('models:verify', { ids: [id] }))
  if (verdicts === null) return
  const isSound = verdicts.every(({ sound }) => sound)
  if (isSound) notify('info', `${title} is sound`)
  else notify('error', `${title} is damaged: remove it and fetch it again`)
}
