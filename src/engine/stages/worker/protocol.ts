// What crosses between the engine and an engine's process: pull-driven, so run-ahead is the consumer's to bound.
import type { WireError } from '../../../shared/coded-error.ts'

/** The methods of one engine: what goes in, what is streamed, what ends the stream. */
export type MethodMap = Record<string, { params: unknown; chunk: unknown; result: unknown }>

/** A method of every worker: how much memory its process takes, told by itself, which every system knows. */
export const MEMORY = 'memory'

export interface ProcessMemory {
  /** Resident at this moment, weights mapped into memory included. */
  residentBytes: number
  /** The most that was resident. */
  peakBytes: number
}

export type ToWorker =
  /** Start a method. The worker computes nothing beyond the pulls it has been given. */
  | { kind: 'request'; id: number; method: string; params: unknown }
  /** The consumer wants one more chunk (or the end) of request `id`. */
  | { kind: 'pull'; id: number }
  | { kind: 'cancel'; id: number }
  | { kind: 'health'; id: number }

export type FromWorker =
  | { kind: 'chunk'; id: number; value: unknown }
  | { kind: 'end'; id: number; value: unknown }
  | { kind: 'error'; id: number; error: WireError }
  | { kind: 'health'; id: number }
