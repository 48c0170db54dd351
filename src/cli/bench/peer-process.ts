// A program of the sequential pipeline, in a process of its own: one question, one answer.
import { fork } from '../../engine/child-process.mjs'
import { join } from 'node:path'
import { CodedError } from '../../shared/coded-error.ts'

export interface PeerProcess<Answer extends object> {
  /** @throws AbortError; CodedError engine_died, engine_failed */
  ask(question: object | undefined): Promise<Answer>
  close(): void
}

/**
 * Starts `bench/<script>` of the checkout `root`.
 * @param name for people, in errors
 */
export function openPeerProcess<Answer extends object>(
  root: string,
  script: string,
  name: string,
  signal: AbortSignal,
): PeerProcess<Answer> {
  // A group of its own, so that closing ends what it has started as well.
  const child = fork(join(root, 'bench', script), [], {
    detached: true,
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  return {
    async ask(question) {
      signal.throwIfAborted()
      const listeners = new AbortController()
      try {
        const told = await new Promise<Answer | { error: string }>((resolve, reject) => {
          child.once('message', (message) => resolve(message as Answer | { error: string }))
          child.once('exit', () => reject(new CodedError('engine_died', `${name} ended`)))
          const onAbort = (): void => reject(signal.reason as Error)
          signal.addEventListener('abort', onAbort, { signal: listeners.signal })
          if (question !== undefined) child.send(question)
        })
        if (!('error' in told)) return told
        throw new CodedError('engine_failed', `${name} failed: ${told.error}`)
      } finally {
        listeners.abort()
        child.removeAllListeners('message').removeAllListeners('exit')
      }
    },
    close() {
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL')
    },
  }
}
