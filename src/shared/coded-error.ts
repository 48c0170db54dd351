// Errors with a code: raised anywhere, serialised once at a process or IPC edge, shown in one line.

export type ErrorCode =
  | 'usage' // the call's words are off
  | 'audio_unreadable' // not a WAV we can use, or unreadable
  | 'file_unreadable' // another file than audio that we were asked to read, or nothing that we can use in it
  | 'output_unwritable' // a file we were asked to write cannot be written
  | 'model_missing'
  | 'model_corrupt'
  | 'model_unknown' // no such id in the catalogue
  | 'download_failed' // no source answered, or all answered wrongly
  | 'disk_full'
  | 'sealed_locked' // saved data are encrypted, and their key cannot be had now
  | 'sealed_damaged' // an encrypted record was changed, renamed, or is of another key
  | 'engine_died' // the process of an engine ended in the middle of a request; a retry may work
  | 'engine_hung' // an engine stopped answering and was ended; a retry may work
  | 'engine_failed' // an engine cannot be had any more
  | 'endpoint_failed' // a server that stands in for an engine does not do its work
  | 'baseline_not_met' // `bench --baseline` found a ratio worse than it may be, or could not tell
  | 'internal'

/** An error a person can act on. `message` is one line: what happened, and what to do. */
export class CodedError extends Error {
  override readonly name = 'CodedError'

  constructor(
    readonly code: ErrorCode,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options)
  }
}

/** A CodedError as it crosses a process or IPC edge. */
export interface WireError {
  code: ErrorCode | 'aborted'
  message: string
  stack?: string
}

/** Serialises any thrown value. Aborts keep their identity, so that the far side can tell them from failures. */
export function toWireError(thrown: unknown): WireError {
  if (isAbort(thrown)) return { code: 'aborted', message: 'aborted' }
  const error = thrown instanceof Error ? thrown : new Error(String(thrown))
  const code = error instanceof CodedError ? error.code : 'internal'
  return error.stack === undefined
    ? { code, message: error.message }
    : { code, message: error.message, stack: error.stack }
}

/** The error that `wire` stands for. The far side's stack becomes the cause. */
export function fromWireError(wire: WireError): Error {
  if (wire.code === 'aborted') return new DOMException('aborted', 'AbortError')
  return new CodedError(
    wire.code,
    wire.message,
    wire.stack === undefined ? {} : { cause: wire.stack },
  )
}

/** Whether `thrown` says that the work was cancelled (as opposed to failed). */
export function isAbort(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.name === 'AbortError'
}
