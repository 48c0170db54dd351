// Every store that keeps words or sound, on a folder of its own, with a fake key store.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { DEFAULT_SETTINGS, type Settings } from '../../../../shared/window/settings.ts'
import type { SealingState } from '../../../../shared/window/records.ts'
import type { WindowEvents } from '../../../../shared/window/window-contract.ts'
import { encodeWav } from '../../../audio/wav-write.ts'
import { spokenTurn } from '../../../figures/metrics/testing/turn-stories.ts'
import { desktopPlaces } from '../../desktop-places.ts'
import type { Cipher } from '../../servers/key-keeper.ts'
import { fakeCipher } from '../../servers/testing/fake-cipher.ts'
import { fakeTurn } from '../../testing/fake-turn.ts'
import { openStores } from '../open-stores.ts'

/** In nobody's program. */
const WORDS = ['zyxanthoria', 'quibblefrond']
/** 32 ms that no other file has. */
const SOUND = Float32Array.from({ length: 512 }, (_, i) => Math.sin(i * i) / 2)
const TITLE = `Tell me of ${WORDS[0]}.`
const TIMER = { id: '1', kind: 'timer', dueAt: new Date(60_000), label: WORDS[1]! } as const

export interface SealingRoomOptions {
  isOn?: boolean
  cipher?: Cipher
  /** Told of each step of a conversion. */
  onChange?: (state: SealingState) => void
}

/** @param folder of the user's data; rooms that share it are starts of the same app */
export function sealingRoom(
  folder: string,
  { isOn = false, cipher = fakeCipher(), onChange }: SealingRoomOptions = {},
) {
  const root = resolve(import.meta.dirname, '../../../../..')
  const places = desktopPlaces(root, folder, join(folder, 'cache'), {})
  const settings: Settings = {
    ...DEFAULT_SETTINGS,
    encryptSaved: isOn,
    saveTranscripts: true,
    eventLog: true,
  }
  const notices: string[] = []
  const stores = openStores({
    places,
    cipher,
    settings: () => settings,
    onNotice: (text) => notices.push(text),
    tell: (name, payload) => {
      if (name === 'sealing') onChange?.(payload as WindowEvents['sealing'])
    },
  })
  const { vault, history, schedule, records, audio } = stores
  vault.start()

  async function written(): Promise<void> {
    await Promise.all([history.written(), schedule.written(), audio.written(), records.close()])
  }

  return {
    ...stores,
    places,
    settings,
    notices,
    title: TITLE,
    timer: TIMER,
    written,

    /** Keeps the words, and the sound, in every way there is. */
    async keep(): Promise<void> {
      history.append(fakeTurn(TITLE, `There is ${WORDS[1]}.`))
      history.startAnew()
      schedule.write([TIMER])
      for (const event of spokenTurn(1))
        records.event(
          event.event === 'turn' ? { ...event, transcript: WORDS[0]!, heard: WORDS[1]! } : event,
        )
      audio.save(SOUND)
      await written()
    },

    /** As Desktop does. */
    async switchTo(wanted: boolean): Promise<void> {
      if (wanted) vault.prepare()
      settings.encryptSaved = wanted
      vault.changed()
      await vault.settled()
    },

    /** Names of the files in which a word or the sound can be found. */
    readable(): string[] {
      const marks = [
        ...WORDS.flatMap((word) => [Buffer.from(word), Buffer.from(word, 'utf16le')]),
        Buffer.from(encodeWav([SOUND], 16_000).slice(44)),
      ]
      return filesIn(folder)
        .filter((path) => marks.some((mark) => readFileSync(path).includes(mark)))
        .map((path) => path.slice(folder.length + 1))
        .sort()
    },

    /** Every file with a hash of its bytes, but the figures of turns, which are numbers. */
    stored: (): Record<string, string> =>
      Object.fromEntries(
        filesIn(folder)
          .filter((path) => path !== places.figuresFile)
          .map((path) => [path, createHash('sha256').update(readFileSync(path)).digest('hex')]),
      ),
  }
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

/** One in which everything was kept encrypted. */
export async function sealedRoom(folder: string) {
  const room = sealingRoom(folder)
  await room.switchTo(true)
  await room.keep()
  return room
}
