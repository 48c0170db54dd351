// Other programs on the same machine, which want all of a core each.
import type { ChildProcess } from 'node:child_process'
import { spawn } from '../../src/engine/child-process.mjs'

/** @returns what ends them */
export function startBusyPrograms(count: number): () => void {
  const programs = Array.from({ length: count }, (): ChildProcess => {
    return spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' })
  })
  return () => programs.forEach((program) => program.kill('SIGKILL'))
}
