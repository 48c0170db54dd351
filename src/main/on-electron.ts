// What the desktop engine needs of Electron.
import type { DesktopOptions } from '../engine/desktop/desktop-options.ts'
import { askConsent } from './ask-consent.ts'
import { useSystemProxy } from './proxy.ts'
import { spawnEngine } from './spawn-engine.ts'
import { systemCipher } from './system-cipher.ts'

export const onElectron: Pick<
  DesktopOptions,
  'spawn' | 'beforeDownload' | 'cipher' | 'askConsent'
> = {
  spawn: spawnEngine,
  beforeDownload: useSystemProxy,
  cipher: systemCipher,
  askConsent,
}
