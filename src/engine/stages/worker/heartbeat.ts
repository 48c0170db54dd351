// A worker's sign of life: a byte on its standard output from a thread of its own, which no native call on the main thread holds up.
import { Worker } from 'node:worker_threads'

/** A byte so often while a call runs, and for a while after: what a cancelled call leaves behind may take that long. */
const EVERY_MS = 200
const AFTERWARDS = 25

/**
 * Standard output, since a pipe is what fork and Electron's utilityProcess have in common that a thread can write to; and
 * one way alone, since the main thread could not hand a question on while it computes. Without work the thread sleeps
 * in a wait without end, so that a resting engine takes no processor time.
 *
 * Who cannot write has lost its host: then the process ends, whatever hangs in it.
 */
const THREAD = `
const { workerData: { work, everyMs, afterwards } } = require('node:worker_threads')
const { writeSync } = require('node:fs')
let left = 0
for (;;) {
  if (Atomics.load(work, 0) > 0) left = afterwards
  if (left === 0) {
    Atomics.wait(work, 0, 0)
    left = 1
  }
  left--
  try {
    writeSync(1, '.')
  } catch (error) {
    if (error.code !== 'EAGAIN') process.kill(process.pid, 'SIGKILL')
  }
  Atomics.wait(work, 1, 0, everyMs)
}
`

export class Heartbeat {
  /** Calls that run; and a word that never changes, to wait by. */
  private readonly work = new Int32Array(new SharedArrayBuffer(8))

  constructor() {
    const { work } = this
    const thread = new Worker(THREAD, {
      eval: true,
      execArgv: [],
      workerData: { work, everyMs: EVERY_MS, afterwards: AFTERWARDS },
      resourceLimits: { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 1, stackSizeMb: 1 },
    })
    thread.unref()
    thread.on('error', () => {}) // without a thread there are the deadlines alone
  }

  /** Signs of life come while `call` runs. */
  async during<T>(call: () => Promise<T>): Promise<T> {
    Atomics.add(this.work, 0, 1)
    Atomics.notify(this.work, 0)
    try {
      return await call()
    } finally {
      Atomics.sub(this.work, 0, 1)
    }
  }
}
