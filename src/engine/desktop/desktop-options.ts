// What the desktop app is given by what runs it.
import type { Spawn } from '../stages/worker/worker-life.ts'
import type { DesktopPlaces } from './desktop-places.ts'
import type { Log } from './log/log.ts'
import type { Cipher } from './servers/key-keeper.ts'
import type { AskConsent } from './servers/server-consent.ts'
import type { TellPage } from './tell-page.ts'

export interface DesktopOptions {
  places: DesktopPlaces
  spawn: Spawn
  tell: TellPage
  log: Log
  /** Opens the way to the network, at the first download. */
  beforeDownload?: () => Promise<void>
  /** The system's key store. */
  cipher: Cipher
  /** Asks the user, outside the page, before a server elsewhere is asked for anything. */
  askConsent: AskConsent
}
