// node-llama-cpp tries each binding in a forked process before it loads it. Where the app may not be started as Node
// (the fuse runAsNode is off), a fork inside a utility process throws, and every binding counts as broken
// (electron/electron#53831). Our process is made to be lost itself: a binding that ends it at load is loaded once more
// without a GPU (engine-parts.ts). So it is the test, and the fork is answered as passed.
import type { ChildProcess } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { basename } from 'node:path'
import { answerForks } from '../../child-process.mjs'

/** dist/bindings/utils/testBindingBinary.js of node-llama-cpp 3.21, which forks itself. */
const TEST_FILE = 'testBindingBinary.js'

/** What the test's process says to each order (see the end of that file). */
const ANSWERS: Readonly<Record<string, string>> = { start: 'loaded', test: 'done' }

/** A process that passes the test without being one. */
class PassedTest extends EventEmitter {
  readonly killed = false
  exitCode: number | null = null

  constructor() {
    super()
    queueMicrotask(() => this.emit('message', { type: 'ready' }))
  }

  send({ type }: { type: string }): boolean {
    const answer = ANSWERS[type]
    if (answer !== undefined) queueMicrotask(() => this.emit('message', { type: answer }))
    if (type === 'exit') queueMicrotask(() => this.end())
    return true
  }

  kill(): boolean {
    return true
  }

  private end(): void {
    this.exitCode = 0
    this.emit('exit', 0)
  }
}

let isAnswered = false

/** From now on no binding is tried in a process of its own. Call it in a process that may be lost. */
export function passBindingTests(): void {
  if (isAnswered) return
  isAnswered = true
  answerForks((file) =>
    basename(file) === TEST_FILE ? (new PassedTest() as unknown as ChildProcess) : undefined,
  )
}
