// The keys of servers: encrypted by the system's key store where it has one, else kept until the app ends. Never in plain in a
// file, and never told to the page.
import { z } from 'zod'
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

const KeptKey = z.object({
  /** A key is for the server for which it was typed: at another address it is not sent. */
  host: z.string(),
  encrypted: z.string(),
})
/** One key that means nothing does not cost the others. */
const KeptKeys = z.object({
  stt: z.unknown().optional(),
  llm: z.unknown().optional(),
  tts: z.unknown().optional(),
})

type KeptKey = z.infer<typeof KeptKey>

export class KeyKeeper {
  private kept: Partial<Record<EndpointStage, KeptKey>> = {}
  private session: Partial<Record<EndpointStage, { host: string; key: string }>> = {}
  private readonly file: JsonFile

  constructor(
    path: string,
    private readonly cipher: Cipher,
    private readonly warn: (text: string) => void,
  ) {
    this.file = new JsonFile(path, 'The keys of servers', warn)
  }

  /** Reads what is kept. A file that cannot be read has no keys, and is kept as JsonFile says. */
  load(): void {
    const stored = this.file.read((value) => KeptKeys.parse(value)) ?? {}
    const refused = ENDPOINT_STAGES.filter((stage) => {
      if (stored[stage] === undefined) return false
      const { data } = KeptKey.safeParse(stored[stage])
      if (data) this.kept[stage] = data
      return !data
    })
    if (refused.length === 0) return
    this.file.keepOld()
    this.warn(`${refused.length} of the keys of servers could not be read; type them in Settings.`)
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
