// The keys of servers: encrypted by the system's key store where it has one, else kept until the app ends. Never in plain in a
// file, and never told to the page.
import { readFileSync } from 'node:fs'
import { ENDPOINT_STAGES, hostOf, type EndpointStage } from '../../../shared/endpoint.ts'
import type { KeyState } from '../../../shared/window/servers.ts'
import { JsonFile } from '../storage/json-file.ts'

/** What the system offers (Electron's safeStorage). */
export interface Cipher {
  /** Whether what is encrypted can be read by this user of this system alone. */
  isSafe(): boolean
  /** @returns base64 */
  encrypt(text: string): string
  /** @throws where it was encrypted by another user or system */
  decrypt(base64: string): string
}

interface KeptKey {
  /** A key is for the server for which it was typed: at another address it is not sent. */
  host: string
  encrypted: string
}

export class KeyKeeper {
  private kept: Partial<Record<EndpointStage, KeptKey>> = {}
  private session: Partial<Record<EndpointStage, { host: string; key: string }>> = {}
  private readonly file: JsonFile

  constructor(
    private readonly path: string,
    private readonly cipher: Cipher,
    private readonly warn: (text: string) => void,
  ) {
    this.file = new JsonFile(path, 'The keys of servers', warn)
  }

  /** Reads what is kept; a file that cannot be read has no keys. */
  load(): void {
    try {
      const stored = JSON.parse(readFileSync(this.path, 'utf8')) as Record<string, unknown>
      for (const stage of ENDPOINT_STAGES) {
        const { host, encrypted } = (stored[stage] ?? {}) as Record<string, unknown>
        if (typeof host === 'string' && typeof encrypted === 'string')
          this.kept[stage] = { host, encrypted }
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
      this.warn('The keys of servers could not be read; type them again in Settings.')
    }
  }

  /** The key for the server of `stage` at `baseUrl`; undefined where there is none, or it was for another one. */
  keyFor(stage: EndpointStage, baseUrl: string): string | undefined {
    const host = hostOf({ baseUrl })
    const session = this.session[stage]
    if (session?.host === host) return session.key
    const kept = this.kept[stage]
    if (kept?.host !== host) return undefined
    try {
      return this.cipher.decrypt(kept.encrypted)
    } catch {
      return undefined // of another user, or the store was reset
    }
  }

  /** Keeps `key` for the server at `baseUrl`, or forgets the one there is. */
  set(stage: EndpointStage, baseUrl: string, key: string | null): void {
    Reflect.deleteProperty(this.session, stage)
    Reflect.deleteProperty(this.kept, stage)
    const host = hostOf({ baseUrl })
    if (key !== null && this.cipher.isSafe())
      this.kept[stage] = { host, encrypted: this.cipher.encrypt(key) }
    else if (key !== null) this.session[stage] = { host, key }
    this.file.write(`${JSON.stringify(this.kept)}\n`)
  }

  /** Forgets all of them. */
  forget(): void {
    this.kept = {}
    this.session = {}
    this.file.write('{}\n')
  }

  /** What is kept for the server at `baseUrl`. */
  state(stage: EndpointStage, baseUrl: string): KeyState {
    if (this.keyFor(stage, baseUrl) === undefined) return 'none'
    return this.session[stage] ? 'session' : 'kept'
  }

  async written(): Promise<void> {
    await this.file.written()
  }
}
