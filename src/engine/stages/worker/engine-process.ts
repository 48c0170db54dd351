// An engine in a child process: loaded at start, called by streams, restarted when it dies.
import { seekDiagnosis } from '../../advice.ts'
import { CodedError, isAbort } from '../../../shared/coded-error.ts'
import { MEMORY, type MethodMap, type ProcessMemory } from './protocol.ts'
import { WorkerLife, type LifeEnd, type Spawn, type WatchdogOptions } from './worker-life.ts'

export interface EngineProcessOptions<Map extends MethodMap> {
  /** What people call it: `speech recognition`, `language model`, … */
  name: string
  /** Absolute path of the bundled worker. */
  file: string
  spawn: Spawn
  /** Parameters of the method `load`, called at every start of the process. */
  load: Map['load'] extends { params: infer Params } ? Params : never
  /** Where it is not an engine, which is watched closely. */
  watchdog?: WatchdogOptions
  /**
   * Told of every unexpected end, for the log and the window, and when it was (ms of `performance.now()`); of a process
   * that hung, its last sign of life.
   */
  onDeath?: (error: Error, sinceMs: number) => void
  /** Told when it serves again after such an end. */
  onRecovery?: () => void
}

/** So many unexpected ends within the window and the engine is given up: a crash loop helps nobody. */
const DEATHS_ALLOWED = 3
const DEATH_WINDOW_MS = 60_000
/** A busy process shows a sign of life five times a second (heartbeat.ts). */
const WATCHDOG: WatchdogOptions = {
  everyMs: 250,
  silentLooks: 4,
  hasHeartbeat: true,
  deadlineMs: (method) => DEADLINES_MS[method] ?? Infinity,
}
/**
 * What a step of a living process may take: far more than on a slow machine that does other things as well. A prompt that
 * was never read is one step, and so is a model that comes from a slow disk.
 */
const DEADLINES_MS: Record<string, number> = {
  load: 180_000,
  answer: 90_000,
  transcribe: 30_000,
  speak: 30_000,
  prefill: 60_000,
  frame: 5_000,
  reset: 5_000,
}

/** One that computes answers between two steps. */
const MEMORY_WITHIN_MS = 1_000

type Loaded<Map extends MethodMap> = Map['load'] extends { result: infer Result } ? Result : never

export class EngineProcess<Map extends MethodMap> {
  private life: WorkerLife | undefined
  /** Lives whose process is not gone yet: this one, and what was killed a moment ago. */
  private readonly running = new Set<WorkerLife>()
  private loading: Promise<Loaded<Map>> | undefined
  private deathsMs: number[] = []
  private closed = false
  private hasServed = false

  constructor(private readonly options: EngineProcessOptions<Map>) {}

  /** Process id of the current life, for diagnostics and for tests that kill it. */
  get pid(): number | undefined {
    return this.life?.pid
  }

  /**
   * Spawns the process where none runs and waits until its model is loaded and warm. Where it ends before it has served,
   * it is not started again by itself.
   * @returns the result of the worker's `load`
   * @throws CodedError from `load`; engine_failed after repeated deaths; AbortError
   */
  async start({ signal }: { signal: AbortSignal }): Promise<Loaded<Map>> {
    signal.throwIfAborted()
    if (this.closed) throw new CodedError('engine_failed', `${this.options.name} is closed`)
    this.loading ??= this.spawnAndLoad()
    return await abortable(this.loading, signal)
  }

  /** Runs a method that streams nothing and gives its result. Errors as for `stream`. */
  async call<Name extends keyof Map & string>(
    method: Name,
    params: Map[Name]['params'],
    options: { signal: AbortSignal },
  ): Promise<Map[Name]['result']> {
    const chunks = this.stream(method, params, options)
    let step = await chunks.next()
    while (!step.done) step = await chunks.next()
    return step.value
  }

  /**
   * Runs a method. The worker computes one chunk per `next()`; leaving the loop early or aborting cancels it.
   * @throws what the worker threw; CodedError engine_died or engine_hung when its process ended meanwhile; AbortError
   */
  async *stream<Name extends keyof Map & string>(
    method: Name,
    params: Map[Name]['params'],
    { signal }: { signal: AbortSignal },
  ): AsyncGenerator<Map[Name]['chunk'], Map[Name]['result'], void> {
    await this.start({ signal })
    const request = this.living().request(method, params)
    try {
      for (;;) {
        const step = await request.pull(signal)
        if (step.done) return step.value as Map[Name]['result']
        yield step.value as Awaited<Map[Name]['chunk']>
      }
    } finally {
      request.close()
    }
  }

  /** Asks a process that runs for a sign of life: one that hangs is noticed as if it had been called. */
  seek(): void {
    this.life?.seek()
  }

  /** What the process takes; null where none runs, or it does not say so in time. */
  async memory(withinMs = MEMORY_WITHIN_MS): Promise<ProcessMemory | null> {
    if (!this.life) return null
    const request = this.life.request(MEMORY, undefined)
    try {
      return (await request.pull(AbortSignal.timeout(withinMs))).value as ProcessMemory
    } catch {
      return null
    } finally {
      request.close()
    }
  }

  /** Ends the process and waits until it is gone. */
  async close(): Promise<void> {
    this.closed = true
    this.life?.kill()
    await Promise.all([...this.running].map(({ exited }) => exited))
  }

  private living(): WorkerLife {
    if (!this.life) throw new CodedError('engine_died', `${this.options.name} is being restarted`)
    return this.life
  }

  private async spawnAndLoad(): Promise<Loaded<Map>> {
    const { name, file, spawn, load, watchdog } = this.options
    const life = new WorkerLife(name, spawn(file, name), watchdog ?? WATCHDOG)
    this.life = life
    this.running.add(life)
    void life.exited.then(() => this.running.delete(life))
    void life.ended.then((end) => this.bury(life, end))
    const request = life.request('load', load)
    try {
      let step = await request.pull(NEVER)
      while (!step.done) step = await request.pull(NEVER)
      this.hasServed = true
      return step.value as Loaded<Map>
    } catch (error) {
      // A load that fails (as opposed to a process that dies) would fail again: no restart, but the
      // next start() tries afresh, since the model may have been repaired meanwhile.
      if (this.life === life) {
        this.life = undefined
        this.loading = undefined
        life.kill()
      }
      throw error
    } finally {
      request.close()
    }
  }

  private bury(life: WorkerLife, { error, sinceMs }: LifeEnd): void {
    if (this.life !== life) return
    this.life = undefined
    this.loading = undefined
    // Whoever starts it for the first time is told, and decides: by itself it would most likely end in the same way again.
    if (this.closed || !this.hasServed) return
    const { name, onDeath, onRecovery } = this.options
    const nowMs = performance.now()
    this.deathsMs = [...this.deathsMs.filter((ms) => nowMs - ms < DEATH_WINDOW_MS), nowMs]
    onDeath?.(new CodedError(error.code, `${error.message}; restarting it`), sinceMs)
    if (this.deathsMs.length > DEATHS_ALLOWED) {
      const text = `${name} ended ${this.deathsMs.length} times within a minute; ${seekDiagnosis()}`
      this.loading = Promise.reject(new CodedError('engine_failed', text))
    } else {
      this.loading = this.spawnAndLoad() // at once, so that the next turn finds it warm
    }
    this.loading.then(
      () => onRecovery?.(),
      (error: unknown) => {
        if (!isAbort(error)) onDeath?.(error as Error, sinceMs)
      },
    )
  }
}

const NEVER = new AbortController().signal

/** `promise`, or the signal's reason as soon as it aborts. */
async function abortable<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted()
  let onAbort = (): void => {}
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason as Error)
    signal.addEventListener('abort', onAbort, { once: true })
  })
  try {
    return await Promise.race([promise, aborted])
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}
