// A process that ends before it has done anything, for tests.
import type { Spawn } from '../worker-life.ts'

export const spawnDead: Spawn = () => ({
  pid: undefined,
  send() {},
  onMessage() {},
  onSign() {},
  onExit: (listener) => queueMicrotask(() => listener('exit code 1')),
  kill() {},
})
