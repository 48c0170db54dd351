// In the place of the system's key store.
import type { Cipher } from '../key-keeper.ts'

/** Turns a text round: good enough to tell it from the plain one. */
export function fakeCipher(isSafe = true): Cipher {
  const reversed = (text: string): string => [...text].reverse().join('')
  return { isSafe: () => isSafe, encrypt: reversed, decrypt: reversed }
}

/** As another user's key store, or one that is locked: it gives nothing back. */
export function lockedCipher(): Cipher {
  return {
    ...fakeCipher(),
    decrypt: () => {
      throw new Error('the key store is locked')
    },
  }
}
