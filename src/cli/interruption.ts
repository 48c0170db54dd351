// What ends a command before its time: Ctrl+C, a signal, or an output that nobody reads any more.
import { endChildren } from '../engine/child-process.mjs'
import { unwritable } from '../engine/audio/write-output.ts'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
type EndSignal = (typeof SIGNALS)[number]

/** 128 + the signal's number, as shells expect it; written out, since Windows has no SIGPIPE. */
const STATUS = { SIGHUP: 129, SIGINT: 130, SIGPIPE: 141, SIGTERM: 143 }

/** A command has so long to leave in order; then it is ended, whatever it waits for. */
const GRACE_MS = 1_200

/**
 * Listens from its making on. The first signal aborts, so that the command cleans up; a second one, or the end of the
 * grace, ends the process by that same signal, and its child processes before it: what hangs in a system call would
 * not let `process.exit` end.
 */
export class Interruption {
  private readonly abort = new AbortController()
  private by: keyof typeof STATUS | undefined
  /** Why stdout took no more, where that is not just a reader that has left. */
  private failure: Error | undefined

  constructor() {
    for (const signal of SIGNALS) {
      const others = process.listeners(signal)
      // First ours: with its last listener a signal that has come meanwhile, and was not told yet, is lost.
      process.on(signal, this.onSignal)
      // A package (when-exit, of atomically) sends itself each signal once more, which would be the second one of two.
      for (const other of others) process.off(signal, other)
    }
    // Stays for the life of the process: a failure may come after the last write.
    process.stdout.on('error', this.onLostOutput)
    process.stderr.on('error', this.onLostOutput)
  }

  get signal(): AbortSignal {
    return this.abort.signal
  }

  /** Of the command; undefined where it was left in peace. */
  get status(): number | undefined {
    return this.by && STATUS[this.by]
  }

  /** Waits until what was written has left; from now on a signal does what it does to any process. */
  async dispose(): Promise<void> {
    await new Promise<void>((resolve) => process.stdout.write('', () => resolve()))
    if (this.by) endChildren()
    else for (const signal of SIGNALS) process.off(signal, this.onSignal)
  }

  /** @throws Error where stdout was lost in a way that the user should hear of */
  throwIfOutputFailed(): void {
    if (this.failure) throw this.failure
  }

  private readonly onSignal = (signal: EndSignal): void => {
    if (this.by && this.by !== 'SIGPIPE') return endAtOnce(signal)
    this.end(signal)
  }

  private readonly onLostOutput = (error: NodeJS.ErrnoException): void => {
    if (error.code !== 'EPIPE') this.failure ??= unwritable('the output', error)
    this.end('SIGPIPE')
  }

  private end(by: keyof typeof STATUS): void {
    if (this.by) return
    this.by = by
    this.abort.abort(new DOMException('interrupted', 'AbortError'))
    // It keeps nothing alive; where something else does, it goes off.
    setTimeout(() => endAtOnce(by === 'SIGPIPE' ? 'SIGTERM' : by), GRACE_MS).unref()
  }
}

function endAtOnce(signal: EndSignal): void {
  endChildren()
  process.removeAllListeners(signal)
  process.kill(process.pid, signal)
}
