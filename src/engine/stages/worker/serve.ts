// The worker's side of the protocol: runs an engine's methods one generator per request.
import { toWireError } from '../../../shared/coded-error.ts'
import type { Heartbeat } from './heartbeat.ts'
import {
  MEMORY,
  type FromWorker,
  type MethodMap,
  type ProcessMemory,
  type ToWorker,
} from './protocol.ts'

/**
 * One generator function per method: it yields chunks and returns the result.
 * Each is resumed once per pull, so it must compute a chunk only when resumed.
 */
export type Methods<Map extends MethodMap> = {
  [Name in keyof Map]: (
    params: Map[Name]['params'],
    options: { signal: AbortSignal },
  ) => AsyncGenerator<Map[Name]['chunk'], Map[Name]['result'], void>
}

/** How a worker reaches its host: process IPC under fork, a message port under Electron's utilityProcess. */
export interface WorkerPort {
  send(message: FromWorker): void
  onMessage(listener: (message: ToWorker) => void): void
}

interface Running {
  abort: AbortController
  chunks: AsyncGenerator<unknown, unknown, void>
}

/**
 * Serves `methods` until the process ends. Call it once, from a `*.worker.ts` file.
 * @param options.heartbeat shows that the process lives while a call runs
 */
export function serve<Map extends MethodMap>(
  methods: Methods<Map>,
  { port = processPort(), heartbeat }: { port?: WorkerPort; heartbeat?: Heartbeat } = {},
): void {
  const running = new Map<number, Running>()

  async function pull(id: number): Promise<void> {
    const request = running.get(id)
    if (!request) return
    try {
      const next = () => request.chunks.next()
      const step = await (heartbeat?.during(next) ?? next())
      if (!step.done) return port.send({ kind: 'chunk', id, value: step.value })
      running.delete(id)
      port.send({ kind: 'end', id, value: step.value })
    } catch (thrown) {
      running.delete(id)
      port.send({ kind: 'error', id, error: toWireError(thrown) })
    }
  }

  port.onMessage((message) => {
    switch (message.kind) {
      case 'request': {
        const abort = new AbortController()
        const method = message.method === MEMORY ? memory : methods[message.method]
        if (!method) {
          const error = toWireError(new Error(`no method ${message.method}`))
          return port.send({ kind: 'error', id: message.id, error })
        }
        const chunks = method(message.params, { signal: abort.signal })
        running.set(message.id, { abort, chunks })
        return
      }
      case 'pull':
        return void pull(message.id)
      case 'cancel': {
        const request = running.get(message.id)
        if (!request) return
        running.delete(message.id)
        request.abort.abort()
        // A generator that stands at a yield must run its finally; one that is busy sees the signal.
        request.chunks.return(undefined).catch(() => {})
        return
      }
      case 'health':
        return port.send({ kind: 'health', id: message.id })
    }
  })
}

// eslint-disable-next-line require-yield -- streams nothing
async function* memory(): AsyncGenerator<never, ProcessMemory, void> {
  return {
    residentBytes: process.memoryUsage.rss(),
    peakBytes: process.resourceUsage().maxRSS * 1024,
  }
}

/** What Electron gives a utility process, and nothing else does. */
interface ParentPort {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { data: unknown }) => void): void
}

function processPort(): WorkerPort {
  const { parentPort } = process as { parentPort?: ParentPort }
  if (parentPort)
    return {
      send: (message) => parentPort.postMessage(message),
      onMessage: (listener) => parentPort.on('message', ({ data }) => listener(data as ToWorker)),
    }
  process.on('disconnect', () => process.exit(0)) // the host is gone: an orphan must not linger
  return {
    send: (message) => void process.send?.(message),
    onMessage: (listener) => void process.on('message', (message) => listener(message as ToWorker)),
  }
}
