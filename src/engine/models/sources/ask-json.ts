// Asks the hub's API one question: redirects followed within https, patient where it is asked too often, never endless.
import { setTimeout as sleep } from 'node:timers/promises'
import { CodedError, isAbort } from '../../../shared/coded-error.ts'
import { httpsOnly } from './https-only.ts'
import type { Ask } from './open-download.ts'
import { MOST_THROTTLED, Throttled, throttledBy } from './throttled.ts'

const MOST_REDIRECTS = 3
/** A repository of a thousand files has some 300 kB. */
const MOST_BYTES = 20_000_000

/** @throws CodedError download_failed, model_unknown (404, and what is closed to strangers); AbortError */
export async function askJson(
  start: URL,
  { ask, signal, deadlineMs }: { ask: Ask; signal: AbortSignal; deadlineMs: number },
): Promise<unknown> {
  for (let throttled = 0; ; throttled++) {
    const deadline = AbortSignal.timeout(deadlineMs)
    try {
      return await askOnce(start, ask, AbortSignal.any([signal, deadline]))
    } catch (error) {
      signal.throwIfAborted()
      if (error instanceof Throttled && error.isWorthWaiting && throttled < MOST_THROTTLED) {
        await sleep(error.waitMs, undefined, { signal })
        continue
      }
      if (error instanceof CodedError) throw error
      const why =
        isAbort(error) || deadline.aborted ? `no answer for ${deadlineMs / 1000} s` : reason(error)
      throw new CodedError('download_failed', `${start.hostname}: ${why}`, { cause: error })
    }
  }
}

async function askOnce(start: URL, ask: Ask, signal: AbortSignal): Promise<unknown> {
  let url = start
  for (let hops = 0; ; hops++) {
    const response = await ask(url, { headers: { accept: 'application/json' }, signal })
    const location = response.headers.get('location')
    if (response.status >= 300 && response.status < 400 && location && hops < MOST_REDIRECTS) {
      await response.body?.cancel()
      url = httpsOnly(location, url)
      continue
    }
    if (!response.ok) {
      await response.body?.cancel()
      throw throttledBy(start.hostname, response) ?? refusal(start, response.status)
    }
    return JSON.parse(await bounded(response, start.hostname)) as unknown
  }
}

async function bounded(response: Response, host: string): Promise<string> {
  const pieces: Uint8Array[] = []
  let bytes = 0
  for await (const piece of response.body ?? []) {
    bytes += piece.length
    if (bytes > MOST_BYTES) throw new CodedError('download_failed', `${host} answers too much`)
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}

function refusal(url: URL, status: number): CodedError {
  const what = decodeURIComponent(url.pathname.replace(/^\/api\/models\//, ''))
  // The hub answers 401 for what does not exist, too: it tells strangers nothing of what is closed.
  if (status === 401 || status === 403 || status === 404) {
    const text = `the hub has no ${what} that is open to everyone; where its licence has to be accepted first, fetch the file by hand and add it as FILE.gguf`
    return new CodedError('model_unknown', text)
  }
  return new CodedError('download_failed', `${url.hostname} answered ${status}`)
}

function reason(error: unknown): string {
  if (error instanceof SyntaxError) return 'what it answers is no JSON'
  const { cause, message } = error as Error
  return (cause as NodeJS.ErrnoException | undefined)?.code ?? message
}
