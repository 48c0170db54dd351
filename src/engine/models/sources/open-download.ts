// Opens one HTTP download: follows the hub's redirects, notes what it says of the file, resumes, and never hangs.
import { CodedError } from '../../../shared/coded-error.ts'
import { httpsOnly } from './https-only.ts'
import { throttledBy } from './throttled.ts'

export interface DownloadLimits {
  /** Until the headers of an answer. */
  firstByteMs: number
  /** Between two pieces of the body. */
  stallMs: number
}

export interface Download {
  chunks: AsyncIterable<Uint8Array>
  /** Where `chunks` begin in the file: 0, or the end of what was there. */
  startByte: number
  totalBytes: number | null
  /** sha256 that the hub states (`x-linked-etag`), null where it states none. */
  linkedSha256: string | null
  /** What tells this version of the file from others. */
  entityTag: string | null
  /** Ends the connection; harmless when it has ended. */
  close(): void
}

/** How a request is made; redirects are answers, not followed. `fetch`, or in the app Chromium's network stack. */
export type Ask = (
  url: URL,
  options: { headers: Record<string, string>; signal: AbortSignal },
) => Promise<Response>

export const askByNode: Ask = (url, options) => fetch(url, { ...options, redirect: 'manual' })

const MOST_REDIRECTS = 5

/**
 * @param options.resume tells for an entity tag how many bytes are already there
 * @throws CodedError download_failed; AbortError; network errors of fetch
 */
export async function openDownload(
  start: URL,
  options: {
    signal: AbortSignal
    limits: DownloadLimits
    resume: (entityTag: string | null) => Promise<number>
    ask?: Ask
  },
): Promise<Download> {
  const { signal, limits, resume, ask: send = askByNode } = options
  const watch = new Watchdog(signal, start.hostname)
  const ask = async (url: URL, headers: Record<string, string>): Promise<Response> => {
    watch.expect(limits.firstByteMs, 'no answer')
    return watch.guard(send(url, { headers, signal: watch.signal }))
  }
  try {
    let url = start
    let linkedEtag: string | null = null
    let linkedBytes: number | null = null
    for (let hops = 0; ; hops++) {
      // The first answers are redirects and know the checksum; where there is none, the bytes wanted come with the next.
      let response = await ask(url, { 'accept-encoding': 'identity' })
      linkedEtag ??= response.headers.get('x-linked-etag')
      linkedBytes ??= Number(response.headers.get('x-linked-size')) || null
      const location = response.headers.get('location')
      if (response.status >= 300 && response.status < 400 && location && hops < MOST_REDIRECTS) {
        await response.body?.cancel()
        url = httpsOnly(location, url)
        continue
      }
      const entityTag = linkedEtag ?? response.headers.get('etag')
      const have = response.ok ? await resume(entityTag) : 0
      let startByte = 0
      if (have > 0) {
        await response.body?.cancel()
        response = await ask(url, { 'accept-encoding': 'identity', range: `bytes=${have}-` })
        const isWhole = response.status === 416 && have === linkedBytes
        if (response.status === 206 || isWhole) startByte = have
        if (isWhole) {
          await response.body?.cancel()
          response = new Response(null)
        } else if (response.status === 416) {
          await response.body?.cancel()
          response = await ask(url, { 'accept-encoding': 'identity' })
        }
      }
      if (!response.ok) {
        await response.body?.cancel()
        const answered = `${start.hostname} answered ${response.status}`
        throw throttledBy(start.hostname, response) ?? new CodedError('download_failed', answered)
      }
      const length = Number(response.headers.get('content-length')) || null
      return {
        chunks: watch.chunks(response.body, limits.stallMs),
        startByte,
        totalBytes: linkedBytes ?? (length === null ? null : startByte + length),
        linkedSha256: sha256Of(linkedEtag),
        entityTag,
        close: () => watch.close(),
      }
    }
  } catch (error) {
    watch.close()
    throw error
  }
}

/** The hub's etag of a large file is its sha256 in quotes; small files have a git hash, which says nothing to us. */
function sha256Of(etag: string | null): string | null {
  const bare = etag?.replace(/^W\//, '').replaceAll('"', '').toLowerCase() ?? ''
  return /^[0-9a-f]{64}$/.test(bare) ? bare : null
}

/** Ends a request that nothing comes from any more, telling our own deadline from the caller's abort. */
class Watchdog {
  private readonly abort = new AbortController()
  private timer: NodeJS.Timeout | undefined
  readonly signal: AbortSignal

  constructor(
    private readonly caller: AbortSignal,
    private readonly host: string,
  ) {
    this.signal = AbortSignal.any([caller, this.abort.signal])
  }

  expect(withinMs: number, otherwise: string): void {
    clearTimeout(this.timer)
    const error = new CodedError(
      'download_failed',
      `${this.host}: ${otherwise} for ${withinMs / 1000} s`,
    )
    this.timer = setTimeout(() => this.abort.abort(error), withinMs)
  }

  async guard<T>(work: Promise<T>): Promise<T> {
    try {
      return await work
    } catch (error) {
      this.caller.throwIfAborted()
      this.abort.signal.throwIfAborted()
      throw error
    }
  }

  async *chunks(body: Response['body'], stallMs: number): AsyncGenerator<Uint8Array, void> {
    if (!body) return
    const reader = body.getReader()
    try {
      for (;;) {
        this.expect(stallMs, 'nothing came')
        const { done, value } = await this.guard(reader.read())
        if (done) return
        // Writing to a slow disk is not the network's stall.
        clearTimeout(this.timer)
        yield value
      }
    } finally {
      clearTimeout(this.timer)
      await reader.cancel().catch(() => {})
    }
  }

  close(): void {
    clearTimeout(this.timer)
    this.abort.abort(new DOMException('closed', 'AbortError'))
  }
}
