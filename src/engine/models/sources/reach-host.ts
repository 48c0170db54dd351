// Whether a host can be reached at all, within seconds: no waiting for a network's own long time-outs.
import { connect } from 'node:net'
import { CodedError } from '../../../shared/coded-error.ts'

/**
 * Looks the host up and opens a connection, which is closed at once.
 * @throws CodedError download_failed after `deadlineMs` at the latest; AbortError
 */
export async function reachHost(
  url: URL,
  { signal, deadlineMs }: { signal: AbortSignal; deadlineMs: number },
): Promise<void> {
  signal.throwIfAborted()
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80)
  const socket = connect({ host: url.hostname.replace(/^\[|\]$/g, ''), port })
  const { promise, resolve, reject } = deferred()
  const fail = (why: string): void => {
    reject(new CodedError('download_failed', `${url.hostname} cannot be reached (${why})`))
  }
  const onAbort = (): void => reject(signal.reason as Error)
  const timer = setTimeout(() => fail(`no connection within ${deadlineMs / 1000} s`), deadlineMs)
  signal.addEventListener('abort', onAbort, { once: true })
  socket.once('connect', resolve)
  socket.once('error', (error: NodeJS.ErrnoException) => fail(error.code ?? error.message))
  try {
    await promise
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', onAbort)
    socket.on('error', () => {}) // what comes after the decision is nobody's concern
    socket.destroy()
  }
}

/** Promise.withResolvers, which Node 20 does not have. */
function deferred() {
  let resolve = (): void => {}
  let reject = (_reason: Error): void => {}
  const promise = new Promise<void>((onResolve, onReject) => {
    resolve = onResolve
    reject = onReject
  })
  return { promise, resolve, reject }
}
