// What every source of models offers to the store.
import type { Ingredient } from './catalog.ts'

/** A file as a source delivered it. */
export interface Fetched {
  path: string
  sha256: string
}

export type FetchedFiles = Partial<Record<Ingredient, Fetched>>

/** How far a stage of the work is; total is null while it is unknown. */
export type OnProgress = (
  phase: 'connecting' | 'downloading' | 'unpacking' | 'converting' | 'verifying',
  doneBytes: number,
  totalBytes: number | null,
) => void

export interface FetchOptions {
  /** Belongs to this model alone, and survives an interruption. */
  staging: string
  signal: AbortSignal
  onProgress: OnProgress
}
