// In the place of the system's key store.
import type { Cipher } from '../key-keeper.ts'

/** Turns a text round: good enough to tell it from the plain one. */
export function fakeCipher(isSafe = true): Cipher {
  const reversed = (text: string): string => [...text].reverse().join('')
  return { isSafe: () => isSafe, encrypt: reversed, decrypt: reversed }
}
