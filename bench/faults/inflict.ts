// Does to an engine's process what bugs, drivers and other programs do.
import { availableParallelism } from 'node:os'
import { spawn } from '../../src/engine/child-process.mjs'
import type { Engine } from '../../src/engine/engine.ts'
import type { Fault } from './fault.ts'

/** A slow engine runs a third of the time. */
const SLOW = { stoppedMs: 80, runningMs: 40 }
/** Programs that compute without end, for each core. */
const PROGRAMS_PER_CORE = 2

/** Inflicts `fault` at once. @returns what takes it back, where that can be */
export function inflict({ kind, part }: Fault, engine: Engine): () => void {
  const pid = part && engine.pids()[part]
  const signal = (name: NodeJS.Signals): void => {
    try {
      if (pid !== undefined) process.kill(pid, name)
    } catch {
      // It has been ended meanwhile.
    }
  }
  switch (kind) {
    case 'killed':
      signal('SIGKILL')
      return () => {}
    case 'frozen':
      signal('SIGSTOP')
      return () => {}
    case 'slow':
      return slowed(signal)
    case 'starved':
      return starved()
  }
}

function slowed(signal: (name: NodeJS.Signals) => void): () => void {
  let timer: ReturnType<typeof setTimeout>
  const stop = (): void => {
    signal('SIGSTOP')
    timer = setTimeout(run, SLOW.stoppedMs)
  }
  const run = (): void => {
    signal('SIGCONT')
    timer = setTimeout(stop, SLOW.runningMs)
  }
  stop()
  return () => {
    clearTimeout(timer)
    signal('SIGCONT')
  }
}

function starved(): () => void {
  const programs = Array.from({ length: PROGRAMS_PER_CORE * availableParallelism() }, () =>
    spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }),
  )
  return () => programs.forEach((program) => program.kill('SIGKILL'))
}
