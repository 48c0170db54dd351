// Spawns an engine's process: Electron's utilityProcess where there is one, so that the app needs no Node mode.
import * as electron from 'electron'
import { childEnvironment } from '../engine/child-process.mjs'
import type { FromWorker } from '../engine/stages/worker/protocol.ts'
import { spawnFork } from '../engine/stages/worker/spawn-fork.ts'
import type { Spawn } from '../engine/stages/worker/worker-life.ts'

const spawnUtility: Spawn = (file, name) => {
  const child = electron.utilityProcess.fork(file, [], {
    serviceName: `parley ${name}`,
    env: childEnvironment(),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return {
    get pid() {
      return child.pid
    },
    send: (message) => child.postMessage(message),
    onSign: (listener) => void child.stdout?.on('data', listener),
    onMessage: (listener) => void child.on('message', (message) => listener(message as FromWorker)),
    onExit: (listener) => void child.once('exit', (code) => listener(`exit code ${code}`)),
    kill: () => {
      // A process that hangs in native code does not hear the polite signal that `kill` sends.
      if (child.pid === undefined) child.kill()
      else process.kill(child.pid, 'SIGKILL')
    },
  }
}

/** The stand-in for Electron has no utilityProcess: there, as on the command line, a fork does the same. */
export const spawnEngine: Spawn = (file, name) =>
  typeof electron.utilityProcess?.fork === 'function'
    ? spawnUtility(file, name)
    : spawnFork(file, name)
