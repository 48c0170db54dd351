// The system's key store: Keychain, DPAPI, or what the desktop of Linux has.
import { safeStorage } from 'electron'
import type { Cipher } from '../engine/desktop/servers/key-keeper.ts'

export const systemCipher: Cipher = {
  isSafe() {
    if (!safeStorage.isEncryptionAvailable()) return false
    // Without a key store, Linux encrypts with a password that stands in Chromium's source.
    return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text'
  },
  encrypt: (text) => safeStorage.encryptString(text).toString('base64'),
  decrypt: (base64) => safeStorage.decryptString(Buffer.from(base64, 'base64')),
}
