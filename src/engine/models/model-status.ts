// What the model manager tells of a model and of its own work.
import type { Model, Source } from './catalog.ts'
import type { OnProgress } from './source.ts'
import { TransferRate, type Rate } from './transfer-rate.ts'

export type ModelState =
  /** Checked, and not touched since. */
  | 'installed'
  /** There, but not checked since it was last written. */
  | 'unchecked'
  | 'missing'

export interface ModelStatus {
  id: string
  kind: Model['kind']
  /** Of what is installed, where that is known; else of the entry. */
  title: string
  licence: string
  /** ISO 639-1 codes; `*` for many. */
  languages: string[]
  tiers: Model['tiers']
  default: boolean
  /** One that the user added. */
  own?: boolean
  /** What somebody should know before fetching it. */
  note?: string | undefined
  /** Of a language model, in billions. */
  parametersB?: number | undefined
  state: ModelState
  /** Size of what is there, else of what would be fetched. */
  bytes: number
  /** Where what is installed came from. */
  source: Source['kind'] | null
  path: string
  /** Where it came from, or would come from first, in words (origin.ts). */
  origin: string
  /** Of what is here, or of what the catalogue wants; null where neither is known. */
  sha256: string | null
}

export interface Verdict {
  id: string
  state: 'sound' | 'corrupt' | 'missing'
  sha256: string | null
}

export interface ModelProgress extends Rate {
  id: string
  phase: Parameters<OnProgress>[0] | 'waiting' | 'done'
  source: Source['kind'] | null
  doneBytes: number
  totalBytes: number | null
}

export interface ModelWork {
  signal: AbortSignal
  /** Many times a second; redraw at your own pace. */
  onProgress?: ((progress: ModelProgress) => void) | undefined
  /** One line that a person may want to know, such as a source that failed. */
  onNotice?: ((line: string) => void) | undefined
}

export type Report = (
  source: Source['kind'] | null,
  phase: ModelProgress['phase'],
  doneBytes: number,
  totalBytes: number | null,
) => void

/** Adds speed and time left to the progress of one model. */
export function reporter(id: string, { onProgress }: ModelWork): Report {
  let rate = new TransferRate()
  let phaseBefore: ModelProgress['phase'] | undefined
  return (source, phase, doneBytes, totalBytes) => {
    if (phase !== phaseBefore) rate = new TransferRate()
    phaseBefore = phase
    const speed = rate.update(doneBytes, totalBytes, performance.now())
    onProgress?.({ id, phase, source, doneBytes, totalBytes, ...speed })
  }
}
