// What the command line answers to the shell (the contract of the command line).
import { CodedError, type ErrorCode } from '../shared/coded-error.ts'

const STATUS: Record<ErrorCode, number> = {
  usage: 2,
  output_unwritable: 2,
  model_unknown: 2,
  audio_unreadable: 3,
  file_unreadable: 3,
  sealed_locked: 3,
  sealed_damaged: 3,
  model_missing: 4,
  model_corrupt: 4,
  download_failed: 4,
  disk_full: 4,
  engine_died: 5,
  engine_hung: 5,
  engine_failed: 5,
  endpoint_failed: 5,
  internal: 5,
  baseline_not_met: 6,
}

/** 2 wrong usage, 3 an unusable file, 4 a model, 5 an engine or ourselves, 6 the baseline not met. */
export function exitStatus(error: unknown): number {
  return error instanceof CodedError ? STATUS[error.code] : STATUS.internal
}
