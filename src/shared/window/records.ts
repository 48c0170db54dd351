// What the app keeps on this computer of conversations, whether that is encrypted, and whether others may read its figures.

export type RecordKind = 'history' | 'audio' | 'transcripts' | 'events' | 'figures'

/** So much saved sound is kept, about four hours of what was said; then the oldest goes. */
export const SAVED_AUDIO_BYTES = 500_000_000

/** One kind of what is kept: where it lies and how much it is. */
export interface KeptRecords {
  kind: RecordKind
  /** Folder, or the one file. */
  path: string
  bytes: number
}

/** Whether what is saved can be encrypted and read. */
export interface SealingState {
  /** Why it cannot be had on this system, as a sentence goes on with it; null where it can. */
  unavailable: string | null
  /** Why what was encrypted cannot be read now, as a sentence goes on with it; null where it can, or nothing is. */
  locked: string | null
  /** What is there already is being encrypted, or decrypted again; null otherwise. */
  work: { to: 'sealed' | 'plain'; done: number; total: number } | null
  /** Of the last such work: files that are as they were. */
  failed: number
}

/** Whether figures are served to Prometheus. */
export type MetricsState =
  | { at: 'off' }
  /** `tokenFile` holds the token that is asked for. */
  | { at: 'on'; url: string; tokenFile: string }
  | { at: 'refused'; reason: string }
