// Whether what is saved is encrypted, with what key, and how far the files have followed the setting.
import { CodedError, isAbort } from '../../../shared/coded-error.ts'
import type { SealingState } from '../../../shared/window/records.ts'
import type { Cipher } from '../servers/key-keeper.ts'
import { convertFiles, hasSealed, type SealedPlace } from './convert-files.ts'
import { DataKeyFile } from './data-key.ts'
import { isSealed, openFile, sealFile, sealLine } from './sealed-record.ts'
import { boundName, type Sealer } from './sealer.ts'

export interface VaultOptions {
  keyFile: string
  cipher: Cipher
  /** The setting. */
  isWanted: () => boolean
  /** What is sealed, of every store. */
  places: () => readonly SealedPlace[]
  /** Told at most four times a second while files are converted, and at the end. */
  onChange: (state: SealingState) => void
  /** Told in one line of what cannot be read or converted. */
  onNotice: (text: string) => void
  nowMs?: () => number
  platform?: NodeJS.Platform
}

const TELL_EVERY_MS = 250

/** Records are opened whatever the setting says; where the key cannot be had they stay as they are. */
export class Vault implements Sealer {
  private readonly file: DataKeyFile
  private key: Uint8Array | undefined
  /** Why there is no key, where one is needed. */
  private lockedBy: string | undefined
  private isDone = true
  private work: SealingState['work'] = null
  private failed = 0
  /** As it was when it was last asked for. */
  private unsafe: string | null = null
  private converting = new AbortController()
  private converted: Promise<void> = Promise.resolve()

  constructor(private readonly options: VaultOptions) {
    const { keyFile, cipher, platform = process.platform } = options
    this.file = new DataKeyFile(keyFile, cipher, platform)
  }

  /** Takes the key out of its file, where there is one or one is wanted, and lets the files follow the setting. */
  start(): void {
    this.unlock()
    // Where its file is gone, it is looked first whether anything was sealed with it.
    if (this.lockedBy !== undefined && this.file.isThere()) this.tellLocked(this.lockedBy)
    this.follow()
  }

  /** Lets the files follow the setting, as far as they have not. Goes on in the background. */
  private follow(): void {
    this.converting.abort()
    const { signal } = (this.converting = new AbortController())
    this.converted = this.converted
      .then(() => this.convert(signal))
      .catch((error: Error) => {
        if (!isAbort(error))
          this.options.onNotice(`Saved files cannot be converted: ${error.message}.`)
      })
      .finally(() => {
        if (!signal.aborted && this.work !== null) this.tellWork(null)
      })
  }

  /** Before the setting is turned on. @throws CodedError usage where there is no safe place for a key, sealed_locked */
  prepare(): void {
    const unsafe = this.file.whyUnsafe()
    if (unsafe !== null) throw new CodedError('usage', `nothing can be encrypted: ${unsafe}`)
    if (this.file.isThere()) {
      this.unlock()
      this.needed('cannot be encrypted')
      this.file.note(false)
    } else this.create()
    this.isDone = false
  }

  /** The setting has changed. */
  changed(): void {
    this.isDone = false
    this.failed = 0
    this.follow()
  }

  /** As it is now; asks the key store again where it gave no key before. */
  state(): SealingState {
    if (this.lockedBy !== undefined) {
      this.unlock()
      if (this.lockedBy === undefined) this.follow()
    }
    this.unsafe = this.file.whyUnsafe()
    return this.told()
  }

  seal(content: Uint8Array | string, name: string): Uint8Array {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content
    if (!this.options.isWanted()) return bytes
    return sealFile(this.needed('cannot be encrypted'), bytes, boundName(name))
  }

  sealLines(text: string, name: string): string {
    if (!this.options.isWanted()) return text
    return sealLine(this.needed('cannot be encrypted'), text, boundName(name))
  }

  open(stored: Uint8Array, name: string): Buffer {
    return isSealed(stored)
      ? openFile(this.needed('is encrypted'), stored, boundName(name))
      : Buffer.from(stored)
  }

  /** Resolves when the files have followed the setting as far as they can. */
  async settled(): Promise<void> {
    await this.converted
  }

  /** Ends what is being converted, between two files: the next start goes on. */
  async stop(): Promise<void> {
    this.converting.abort()
    await this.converted
  }

  /**
   * Removes the key: what is sealed with it can be read by nobody any more. Where encryption is wanted, there is a new one at
   * once. Nothing may be converted meanwhile.
   */
  forget(): void {
    this.key = undefined
    this.lockedBy = undefined
    this.file.remove()
    this.isDone = true
    if (this.work !== null) this.tellWork(null)
    if (!this.options.isWanted()) return
    try {
      this.create()
      this.file.note(true)
    } catch (error) {
      this.lockedBy = (error as Error).message
      this.options.onNotice(`Nothing can be saved encrypted: ${this.lockedBy}.`)
    }
  }

  private tellLocked(why: string): void {
    const also = this.options.isWanted() ? ', and nothing more is saved until then' : ''
    this.options.onNotice(
      `What was saved encrypted cannot be read: ${why}. Nothing of it is changed${also}.`,
    )
  }

  private unlock(): void {
    if (!this.options.isWanted() && !this.file.isThere()) return void (this.lockedBy = undefined)
    try {
      const { bytes, isDone } = this.file.read()
      this.key = bytes
      this.isDone = isDone && this.options.isWanted()
      this.lockedBy = undefined
    } catch (error) {
      this.key = undefined
      this.lockedBy = (error as Error).message
    }
  }

  private create(): void {
    this.key = this.file.create().bytes
    this.lockedBy = undefined
  }

  private needed(what: string): Uint8Array {
    if (this.key) return this.key
    const why = this.lockedBy ?? 'the file with the key is not there'
    throw new CodedError('sealed_locked', `it ${what}: ${why}`)
  }

  private async convert(signal: AbortSignal): Promise<void> {
    const { isWanted, places, onNotice } = this.options
    signal.throwIfAborted()
    if (isWanted() && !this.file.isThere()) {
      const isLost = await hasSealed(places())
      signal.throwIfAborted()
      if (!isLost) this.create()
      else if (this.lockedBy !== undefined) this.tellLocked(this.lockedBy)
    }
    const { key } = this
    if (!key || this.isDone) return
    const to = isWanted() ? 'sealed' : 'plain'
    let toldMs = -Infinity
    const { nowMs = () => performance.now() } = this.options
    const onProgress = (done: number, total: number): void => {
      if (nowMs() - toldMs < TELL_EVERY_MS) return
      toldMs = nowMs()
      this.tellWork({ to, done, total })
    }
    const failed = await convertFiles(places(), { to, key, signal, onProgress })
    signal.throwIfAborted()
    this.failed = failed.length
    const [first] = failed
    if (first)
      return onNotice(
        `${failed.length === 1 ? '1 saved file' : `${failed.length} saved files`} could not be ${to === 'sealed' ? 'encrypted' : 'decrypted'}, and nothing of that is lost: ${first.path} (${first.error.message}).`,
      )
    this.isDone = true
    if (to === 'sealed') return this.file.note(true)
    this.key = undefined
    this.file.remove()
  }

  private tellWork(work: SealingState['work']): void {
    this.work = work
    this.options.onChange(this.told())
  }

  private told(): SealingState {
    const { work, failed, lockedBy, unsafe } = this
    return { unavailable: unsafe, locked: lockedBy ?? null, work, failed }
  }
}
