// The key with which saved data are sealed, in a small file: itself encrypted by the system's key store.
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { writeFileSync } from 'atomically'
import { z } from 'zod'
import { CodedError } from '../../../shared/coded-error.ts'
import { unwritable } from '../../audio/write-output.ts'
import type { Cipher } from '../servers/key-keeper.ts'
import { DATA_KEY_BYTES } from './sealed-record.ts'

const StoredKey = z.object({
  /** 32 bytes in base64, encrypted by the key store. */
  encryptedKey: z.string().min(1),
  /** All files are as the setting says: none has to be looked at when the app starts. */
  isDone: z.boolean(),
})

export interface DataKey {
  bytes: Buffer
  isDone: boolean
}

export class DataKeyFile {
  constructor(
    private readonly path: string,
    private readonly cipher: Cipher,
    private readonly platform: NodeJS.Platform,
  ) {}

  isThere(): boolean {
    return existsSync(this.path)
  }

  /** Why this system cannot keep a key, as a sentence goes on with it; null where it can. */
  whyUnsafe(): string | null {
    try {
      if (this.cipher.isSafe()) return null
    } catch {
      // A key store that breaks down is none.
    }
    return this.platform === 'linux'
      ? 'this system has no safe key store: it takes a running keyring, such as GNOME Keyring or KWallet'
      : 'the key store of this system is not available'
  }

  /** @throws CodedError sealed_locked, whose message a sentence goes on with; nothing is changed then */
  read(): DataKey {
    if (!this.isThere()) throw locked(`the file with the key, ${this.path}, is not there`)
    const unsafe = this.whyUnsafe()
    if (unsafe !== null) throw locked(unsafe)
    const { encryptedKey, isDone } = this.stored()
    return { bytes: this.decrypted(encryptedKey), isDone }
  }

  /** A new key, on disk before anything is sealed with it. @throws CodedError sealed_locked, output_unwritable, disk_full */
  create(): DataKey {
    const unsafe = this.whyUnsafe()
    if (unsafe !== null) throw locked(unsafe)
    const bytes = randomBytes(DATA_KEY_BYTES)
    const encryptedKey = this.cipher.encrypt(bytes.toString('base64'))
    if (!this.decrypted(encryptedKey).equals(bytes))
      throw locked('the key store of this system did not give back what was put in')
    this.write({ encryptedKey, isDone: false })
    return { bytes, isDone: false }
  }

  /** Notes whether all files are as the setting says. @throws CodedError sealed_locked, output_unwritable, disk_full */
  note(isDone: boolean): void {
    this.write({ ...this.stored(), isDone })
  }

  /** At once: whoever wants to go on sealing makes a new key. */
  remove(): void {
    rmSync(this.path, { force: true })
  }

  private write(stored: z.infer<typeof StoredKey>): void {
    try {
      writeFileSync(this.path, `${JSON.stringify(stored)}\n`, { mode: 0o600 })
    } catch (error) {
      throw unwritable(this.path, error)
    }
  }

  private stored(): z.infer<typeof StoredKey> {
    try {
      return StoredKey.parse(JSON.parse(readFileSync(this.path, 'utf8')))
    } catch (error) {
      throw locked(`the file with the key, ${this.path}, cannot be read`, error)
    }
  }

  private decrypted(encryptedKey: string): Buffer {
    try {
      const bytes = Buffer.from(this.cipher.decrypt(encryptedKey), 'base64')
      if (bytes.length !== DATA_KEY_BYTES) throw new TypeError('this is no key of ours')
      return bytes
    } catch (error) {
      throw locked(
        'the key store of this system did not give the key; unlock it and start Parley again',
        error,
      )
    }
  }
}

function locked(why: string, cause?: unknown): CodedError {
  return new CodedError('sealed_locked', why, { cause })
}
