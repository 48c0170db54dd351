// The one layer through which what is saved of conversations goes to disk and comes back.
import { basename } from 'node:path'

/** What stores know of encryption. Names of files are bare or paths; both mean the same record. */
export interface Sealer {
  /**
   * `content` as it is to be written into the file `name`: sealed where the user wants that, else as it is.
   * @throws CodedError sealed_locked where it is to be sealed and there is no key: nothing may be written then
   */
  seal(content: Uint8Array | string, name: string): Uint8Array
  /**
   * What stands in `stored`, be it sealed or not.
   * @throws CodedError sealed_locked where there is no key, sealed_damaged where it was changed
   */
  open(stored: Uint8Array, name: string): Buffer
  /** `text`, lines with their ends, as it is to be added to the file `name`. @throws CodedError sealed_locked */
  sealLines(text: string, name: string): string
}

/** Seals nothing and takes everything for plain. */
export const PLAIN: Sealer = {
  seal: (content) => Buffer.from(content),
  open: (stored) => Buffer.from(stored),
  sealLines: (text) => text,
}

/** `atomically`'s, then `writeOutput`'s. */
const DRAFTS = [/^(.+)\.tmp-[^.]*$/u, /^\.(.+)\.[0-9a-f-]{36}\.tmp$/u]

/**
 * The name to which a record is bound: that of its file, for drafts and copies that were moved aside too.
 * e.g. `timers.json` of `/x/timers.unreadable-2.json`
 */
export function boundName(path: string): string {
  const name = basename(path).replace(/\.unreadable(?:-\d+)?(?=\.json)/u, '')
  for (const draft of DRAFTS) {
    const [, of] = draft.exec(name) ?? []
    if (of !== undefined) return of
  }
  return name
}
