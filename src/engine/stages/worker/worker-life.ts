// One life of an engine's process, from spawn to exit: its open requests, its watchdog, its end.
import { CodedError, fromWireError } from '../../../shared/coded-error.ts'
import type { FromWorker, ToWorker } from './protocol.ts'

/** A spawned process, whatever spawned it (fork, Electron's utilityProcess). */
export interface WorkerHandle {
  readonly pid: number | undefined
  send(message: ToWorker): void
  onMessage(listener: (message: FromWorker) => void): void
  /** Called once, whatever ended the process. */
  onExit(listener: (how: string) => void): void
  kill(): void
}

/** Starts the bundled worker `file`; `name` is what process lists show. */
export type Spawn = (file: string, name: string) => WorkerHandle

export interface WatchdogOptions {
  /** How often a busy process is asked for a sign of life. */
  everyMs: number
  /** A busy process silent for so long is ended. Above the longest native call that blocks its event loop. */
  deadlineMs: number
}

type Step = { done: false; value: unknown } | { done: true; value: unknown }

interface Waiting {
  resolve(step: Step): void
  reject(error: Error): void
}

/** An open request of one life: pull it until done, close it in `finally`. */
export interface OpenRequest {
  pull(signal: AbortSignal): Promise<Step>
  close(): void
}

export class WorkerLife {
  readonly exited: Promise<string>
  private readonly waiting = new Map<number, Waiting>()
  private readonly open = new Set<number>()
  private nextId = 1
  private end: Error | undefined
  private hung = false
  private lastSignMs = 0
  private watchdog: ReturnType<typeof setInterval> | undefined

  constructor(
    private readonly name: string,
    private readonly handle: WorkerHandle,
    private readonly watch: WatchdogOptions,
  ) {
    handle.onMessage((message) => this.receive(message))
    this.exited = new Promise((resolve) => {
      handle.onExit((how) => {
        this.fail(
          this.hung
            ? new CodedError('engine_hung', `${name} stopped answering and was ended`)
            : new CodedError('engine_died', `${name} ended unexpectedly (${how})`),
        )
        resolve(how)
      })
    })
  }

  get pid(): number | undefined {
    return this.handle.pid
  }

  request(method: string, params: unknown): OpenRequest {
    if (this.end) throw this.end
    const id = this.nextId++
    this.open.add(id)
    this.handle.send({ kind: 'request', id, method, params })
    this.keepWatch()
    return {
      pull: (signal) => this.pull(id, signal),
      close: () => {
        if (!this.open.delete(id)) return
        this.waiting.delete(id)
        if (!this.end) this.handle.send({ kind: 'cancel', id })
        this.keepWatch()
      },
    }
  }

  kill(): void {
    this.handle.kill()
  }

  private pull(id: number, signal: AbortSignal): Promise<Step> {
    if (this.end) return Promise.reject(this.end)
    if (signal.aborted) return Promise.reject(signal.reason as Error)
    return new Promise<Step>((resolve, reject) => {
      const onAbort = (): void => reject(signal.reason as Error)
      signal.addEventListener('abort', onAbort, { once: true })
      const settled = (): void => signal.removeEventListener('abort', onAbort)
      this.waiting.set(id, {
        resolve: (step) => (settled(), resolve(step)),
        reject: (error) => (settled(), reject(error)),
      })
      this.handle.send({ kind: 'pull', id })
    })
  }

  private receive(message: FromWorker): void {
    this.lastSignMs = performance.now()
    const waiting = this.waiting.get(message.id)
    if (message.kind === 'health') return
    this.waiting.delete(message.id)
    if (message.kind !== 'chunk') {
      this.open.delete(message.id)
      this.keepWatch()
    }
    if (message.kind === 'error') waiting?.reject(fromWireError(message.error))
    else waiting?.resolve({ done: message.kind === 'end', value: message.value })
  }

  /** The watchdog runs only while requests are open: an idle engine costs no timer. */
  private keepWatch(): void {
    if (this.open.size === 0) {
      clearInterval(this.watchdog)
      this.watchdog = undefined
      return
    }
    if (this.watchdog) return
    this.lastSignMs = performance.now()
    this.watchdog = setInterval(() => {
      if (performance.now() - this.lastSignMs > this.watch.deadlineMs) {
        this.hung = true
        this.handle.kill()
      } else this.handle.send({ kind: 'health', id: 0 })
    }, this.watch.everyMs)
    this.watchdog.unref?.()
  }

  private fail(error: Error): void {
    this.end = error
    clearInterval(this.watchdog)
    this.open.clear()
    for (const waiting of this.waiting.values()) waiting.reject(error)
    this.waiting.clear()
  }
}
