// What is kept of conversations in words and sound, all of it through one vault.
import type { Settings } from '../../../shared/window/settings.ts'
import { AudioKeeper } from '../audio-keeper.ts'
import type { DesktopPlaces } from '../desktop-places.ts'
import { HistoryStore } from '../history/history-store.ts'
import { TurnRecords } from '../records/turn-records.ts'
import { ScheduleFile } from '../schedule-file.ts'
import type { Cipher } from '../servers/key-keeper.ts'
import type { TellPage } from '../tell-page.ts'
import type { SealedPlace } from './convert-files.ts'
import { Vault } from './vault.ts'

export interface StoresOptions {
  places: DesktopPlaces
  /** The system's key store. */
  cipher: Cipher
  settings: () => Settings
  onNotice: (text: string) => void
  tell: TellPage
}

export interface Stores {
  vault: Vault
  schedule: ScheduleFile
  history: HistoryStore
  records: TurnRecords
  audio: AudioKeeper
}

export function openStores({ places, cipher, settings, onNotice, tell }: StoresOptions): Stores {
  const vault = new Vault({
    keyFile: places.dataKeyFile,
    cipher,
    isWanted: () => settings().encryptSaved,
    // What is largest comes last.
    places: (): SealedPlace[] => [
      schedule.place,
      history.place,
      records.transcripts.place,
      records.events.place,
      audio.place,
    ],
    onChange: (state) => tell('sealing', state),
    onNotice,
  })
  const schedule = new ScheduleFile(places.timersFile, onNotice, vault)
  const history = new HistoryStore(places.historyFolder, onNotice, undefined, vault)
  const records = new TurnRecords({ places, settings, onNotice, sealer: vault })
  const audio = new AudioKeeper(places.audioFolder, onNotice, { sealer: vault })
  return { vault, schedule, history, records, audio }
}
