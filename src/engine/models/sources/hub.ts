// Fetches files from the model hub over HTTPS, going on where an earlier attempt stopped.
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { rename } from 'node:fs/promises'
import { CodedError, isAbort } from '../../../shared/coded-error.ts'
import type { HubSource } from '../catalog.ts'
import { hashFile, writeHashed } from '../file-io.ts'
import type { Fetched, FetchOptions } from '../source.ts'
import { httpsOnly } from './https-only.ts'
import { askJson } from './ask-json.ts'
import { askByNode, openDownload, type Ask, type DownloadLimits } from './open-download.ts'
import { PartFile } from './part-file.ts'
import { reachHost } from './reach-host.ts'
import { MOST_THROTTLED, Throttled } from './throttled.ts'

export interface HubLimits extends DownloadLimits {
  connectMs: number
  /** Before a connection that broke off is taken up again. */
  retryMs: number
}

const LIMITS: HubLimits = { connectMs: 3_000, firstByteMs: 10_000, stallMs: 20_000, retryMs: 1_000 }

/** Attempts that bring less than this are counted, so that a trickle comes to an end. */
const MUCH_BYTES = 8_000_000
const MOST_POOR_ATTEMPTS = 3
/** A file that grew since the catalogue was made is not yet an attack on the disk. */
const SLACK_BYTES = 1_000_000

/** Worth another try even where nothing came: Node's fetch may take up a connection that is just being closed. */
class EndedEarly extends CodedError {}

/** One per run: a hub that could not be reached once is not asked again. */
export class Hub {
  private readonly unreachable = new Map<string, CodedError>()

  /**
   * @param ask what is used for requests. Without it Node's own, and a host is first tried by a connection of its own,
   * which would not go through a proxy.
   */
  constructor(
    private readonly limits: HubLimits = LIMITS,
    private readonly ask?: Ask,
  ) {}

  /**
   * Downloads one file, by HTTP Range from where an earlier run stopped, and checks it.
   * @throws CodedError download_failed: no connection within 3 s, no answer within 10 s, no byte for 20 s, a refusal, or
   * content that is not what catalogue or hub (`x-linked-etag`) promise; disk_full; AbortError
   */
  async fetch(source: HubSource, { staging, signal, onProgress }: FetchOptions): Promise<Fetched> {
    const url = httpsOnly(source.url)
    onProgress('connecting', 0, null)
    await this.reach(url, signal)
    const part = new PartFile(join(staging, 'hub.part'))
    let throttled = 0
    for (let poorAttempts = 0; ;) {
      const before = await part.bytes()
      try {
        return await this.fetchOnce(source, url, part, { staging, signal, onProgress })
      } catch (error) {
        if (isAbort(error) || (error instanceof CodedError && error.code !== 'download_failed'))
          throw error
        if (error instanceof Throttled && error.isWorthWaiting && throttled++ < MOST_THROTTLED) {
          await sleep(error.waitMs, undefined, { signal })
          continue
        }
        // A connection that breaks in the middle is taken up again, as long as that brings the file on.
        const grownBytes = (await part.bytes()) - before
        if (grownBytes < MUCH_BYTES) poorAttempts++
        const isOver = grownBytes <= 0 && !(error instanceof EndedEarly)
        if (isOver || poorAttempts > MOST_POOR_ATTEMPTS) throw asFailure(error, url)
        await sleep(this.limits.retryMs, undefined, { signal })
      }
    }
  }

  /** The answer of the hub's API. @throws CodedError download_failed, model_unknown; AbortError */
  async json(address: string, { signal }: { signal: AbortSignal }): Promise<unknown> {
    const url = httpsOnly(address)
    await this.reach(url, signal)
    return askJson(url, { ask: this.ask ?? askByNode, signal, deadlineMs: this.limits.firstByteMs })
  }

  private async fetchOnce(
    source: HubSource,
    url: URL,
    part: PartFile,
    { staging, signal, onProgress }: FetchOptions,
  ): Promise<Fetched> {
    const download = await openDownload(url, {
      signal,
      limits: this.limits,
      resume: (entityTag) => part.resumable(entityTag),
      ...(this.ask && { ask: this.ask }),
    })
    // A conversion's result has its own checksum; of what was downloaded the catalogue may know none.
    const pinned = (source.convert ? undefined : source.sha256) ?? source.downloadSha256 ?? null
    const stated = download.linkedSha256
    if (pinned !== null && stated !== null && pinned !== stated) {
      download.close()
      throw new CodedError(
        'download_failed',
        `${url.hostname} has another file (sha256 ${stated.slice(0, 12)}…) than the catalogue knows`,
      )
    }
    const expected = pinned ?? stated
    const totalBytes = download.totalBytes ?? source.downloadBytes ?? source.bytes
    const refuseMore = (bytes: number): void => {
      const known = (source.convert ? source.downloadBytes : source.bytes) ?? Infinity
      if (bytes <= 2 * known + SLACK_BYTES) return
      // Its checksum would be wrong too, but only once the disk is full.
      throw new CodedError(
        'model_corrupt',
        `${url.hostname} sends far more than the ${known} bytes that the catalogue knows`,
      )
    }
    try {
      refuseMore(totalBytes)
      const append =
        download.startByte > 0
          ? await hashFile(part.path, {
              signal,
              onBytes: (done) => onProgress('verifying', done, totalBytes),
            })
          : undefined
      await part.begin(download.entityTag)
      const { sha256, bytes } = await writeHashed(part.path, download.chunks, {
        signal,
        onBytes: (done) => {
          refuseMore(done)
          onProgress('downloading', done, totalBytes)
        },
        ...(append ? { append } : {}),
      })
      // A connection that breaks can look like an end: what came is a beginning, and no other file.
      if (download.totalBytes !== null && bytes < download.totalBytes) {
        throw new EndedEarly('download_failed', `${url.hostname}: the download ended too early`)
      }
      if (expected !== null && sha256 !== expected) {
        await part.remove()
        throw new CodedError(
          'download_failed',
          `${url.hostname} sent something else (sha256 ${sha256.slice(0, 12)}…)`,
        )
      }
      if (expected === null && source.sha256 === null) {
        await part.remove()
        throw new CodedError('download_failed', `${url.hostname} states no checksum for this file`)
      }
      const path = join(staging, 'hub.file')
      await rename(part.path, path)
      await part.remove()
      return { path, sha256 }
    } finally {
      download.close()
    }
  }

  private async reach(url: URL, signal: AbortSignal): Promise<void> {
    const known = this.unreachable.get(url.host)
    if (known) throw known
    if (this.ask) return
    try {
      await reachHost(url, { signal, deadlineMs: this.limits.connectMs })
    } catch (error) {
      if (error instanceof CodedError) this.unreachable.set(url.host, error)
      throw error
    }
  }
}

function asFailure(error: unknown, url: URL): CodedError {
  if (error instanceof CodedError) return error
  const { cause, message } = error as Error
  const why = (cause as NodeJS.ErrnoException | undefined)?.code ?? message
  return new CodedError('download_failed', `${url.hostname}: the download broke off (${why})`, {
    cause: error,
  })
}
