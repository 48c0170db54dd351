// Spawns an engine's process by fork: plain Node, for the command line, tests and the benchmark.
import { fork } from '../../child-process.mjs'
import type { FromWorker } from './protocol.ts'
import type { Spawn } from './worker-life.ts'

/** Typed arrays cross by structured clone (`serialization: 'advanced'`), so PCM is never turned into text. */
export const spawnFork: Spawn = (file, name) => {
  const child = fork(file, [], {
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    execArgv: [`--title=parley ${name}`],
  })
  return {
    pid: child.pid,
    // A send to a process that has just died is not news: its exit tells every open request.
    send: (message) => void (child.connected && child.send(message, () => {})),
    onSign: (listener) => void child.stdout?.on('data', listener),
    onMessage: (listener) => void child.on('message', (message) => listener(message as FromWorker)),
    onExit: (listener) => {
      let told = false
      const tell = (how: string): void => {
        if (!told) listener(how)
        told = true
      }
      child.once('exit', (code, signal) => tell(signal ?? `exit code ${code}`))
      child.once('error', (error) => tell(error.message))
    },
    kill: () => void child.kill('SIGKILL'),
  }
}
