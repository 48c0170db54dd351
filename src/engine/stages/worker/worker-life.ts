// One life of an engine's process, from spawn to exit: its open requests, its watchdog, its end.
import { CodedError, fromWireError } from '../../../shared/coded-error.ts'
import type { FromWorker, ToWorker } from './protocol.ts'

/** A spawned process, whatever spawned it (fork, Electron's utilityProcess). */
export interface WorkerHandle {
  readonly pid: number | undefined
  send(message: ToWorker): void
  onMessage(listener: (message: FromWorker) => void): void
  /** Called at every sign of life that comes beside the messages (heartbeat.ts). */
  onSign(listener: () => void): void
  /** Called once, whatever ended the process. */
  onExit(listener: (how: string) => void): void
  kill(): void
}

/** Starts the bundled worker `file`; `name` is what process lists show. */
export type Spawn = (file: string, name: string) => WorkerHandle

export interface WatchdogOptions {
  /** How often a process is looked at that has work, or owes an answer. */
  everyMs: number
  /**
   * Without any sign of life at so many looks in a row, it hangs. Looks and not time: where the machine or this very
   * process stood still, nothing was heard because nobody listened.
   */
  silentLooks: number
  /** Signs of life come from a thread of its own (heartbeat.ts): silence means nothing before the first of them. */
  hasHeartbeat: boolean
  /** A step that takes longer hangs too, though its process lives: a deadlock in native code. By method. */
  deadlineMs: (method: string) => number
}

type Step = { done: false; value: unknown } | { done: true; value: unknown }

interface Waiting {
  looksLeft: number
  resolve(step: Step): void
  reject(error: Error): void
}

/** An open request of one life: pull it until done, close it in `finally`. */
export interface OpenRequest {
  pull(signal: AbortSignal): Promise<Step>
  close(): void
}

export interface LifeEnd {
  error: CodedError
  /** Its last sign of life where it hung, in ms of `performance.now()`. */
  sinceMs: number
}

export class WorkerLife {
  /** Resolves when nothing more comes of it: its process has ended, or hangs and was killed, which takes a while. */
  readonly ended: Promise<LifeEnd>
  /** Resolves when its process is gone. */
  readonly exited: Promise<void>
  private tellEnd = (_end: LifeEnd): void => {}
  private readonly waiting = new Map<number, Waiting>()
  private readonly open = new Map<number, string>()
  private nextId = 1
  private end: Error | undefined
  /** It beats: from then on silence means something. */
  private isBeating = false
  private lastSignMs = performance.now()
  /** Looks since its last sign of life. */
  private silentLooks = 0
  /** Something was sent that shows no effect yet. */
  private owesSign = false
  private watchdog: ReturnType<typeof setInterval> | undefined

  constructor(
    private readonly name: string,
    private readonly handle: WorkerHandle,
    private readonly watch: WatchdogOptions,
  ) {
    handle.onMessage((message) => this.receive(message))
    handle.onSign(() => {
      this.isBeating = true
      this.signOfLife()
    })
    this.ended = new Promise((resolve) => (this.tellEnd = resolve))
    this.exited = new Promise((resolve) => {
      handle.onExit((how) => {
        const error = new CodedError('engine_died', `${name} ended unexpectedly (${how})`)
        if (!this.end) this.fail(error, performance.now())
        resolve()
      })
    })
  }

  get pid(): number | undefined {
    return this.handle.pid
  }

  request(method: string, params: unknown): OpenRequest {
    if (this.end) throw this.end
    const id = this.nextId++
    this.open.set(id, method)
    this.send({ kind: 'request', id, method, params })
    return {
      pull: (signal) => this.pull(id, signal),
      close: () => {
        if (!this.open.delete(id)) return
        this.waiting.delete(id)
        if (!this.end) this.send({ kind: 'cancel', id })
      },
    }
  }

  kill(): void {
    this.handle.kill()
  }

  /** Asks for a sign of life; where none comes, the process is ended as if it had work. */
  seek(): void {
    if (!this.end) this.send({ kind: 'health', id: 0 })
  }

  private pull(id: number, signal: AbortSignal): Promise<Step> {
    if (this.end) return Promise.reject(this.end)
    if (signal.aborted) return Promise.reject(signal.reason as Error)
    return new Promise<Step>((resolve, reject) => {
      const onAbort = (): void => reject(signal.reason as Error)
      signal.addEventListener('abort', onAbort, { once: true })
      const settled = (): void => signal.removeEventListener('abort', onAbort)
      const deadlineMs = this.watch.deadlineMs(this.open.get(id) ?? '')
      this.waiting.set(id, {
        looksLeft: Math.ceil(deadlineMs / this.watch.everyMs),
        resolve: (step) => (settled(), resolve(step)),
        reject: (error) => (settled(), reject(error)),
      })
      this.send({ kind: 'pull', id })
    })
  }

  private receive(message: FromWorker): void {
    this.signOfLife()
    const waiting = this.waiting.get(message.id)
    if (message.kind === 'health') return
    this.waiting.delete(message.id)
    if (message.kind !== 'chunk') this.open.delete(message.id)
    if (message.kind === 'error') waiting?.reject(fromWireError(message.error))
    else waiting?.resolve({ done: message.kind === 'end', value: message.value })
  }

  private send(message: ToWorker): void {
    this.owesSign = true
    this.handle.send(message)
    if (this.watchdog) return
    this.watchdog = setInterval(() => this.look(), this.watch.everyMs)
    this.watchdog.unref?.()
  }

  private signOfLife(): void {
    this.silentLooks = 0
    this.owesSign = false
    this.lastSignMs = performance.now()
  }

  /** It is looked at only while it has work or owes a sign: an idle engine costs no timer. */
  private look(): void {
    if (this.open.size === 0 && !this.owesSign) {
      clearInterval(this.watchdog)
      this.watchdog = undefined
      return
    }
    this.silentLooks++
    const isSilent = this.silentLooks > this.watch.silentLooks
    const hasStarted = this.isBeating || !this.watch.hasHeartbeat
    const late = [...this.waiting.values()].some((waiting) => waiting.looksLeft-- <= 0)
    if ((isSilent && hasStarted) || late) {
      const error = new CodedError('engine_hung', `${this.name} stopped answering and was ended`)
      this.fail(error, this.lastSignMs)
      this.handle.kill()
    } else this.handle.send({ kind: 'health', id: 0 })
  }

  private fail(error: CodedError, sinceMs: number): void {
    this.end = error
    this.tellEnd({ error, sinceMs })
    clearInterval(this.watchdog)
    this.open.clear()
    for (const waiting of this.waiting.values()) waiting.reject(error)
    this.waiting.clear()
  }
}
