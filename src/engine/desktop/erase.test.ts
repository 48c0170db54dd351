import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { StoredTurn } from '../../shared/window/conversations.ts'
import { Desktop } from './desktop.ts'
import { desktopPlaces } from './desktop-places.ts'
import { openLog } from './log/log.ts'
import type { Cipher } from './servers/key-keeper.ts'
import { fakeCipher, lockedCipher } from './servers/testing/fake-cipher.ts'

/** In nobody's program. */
const WORDS = ['zyxanthoria', 'quibblefrond']
let folder = ''
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const turn: StoredTurn = {
  at: '2026-11-29T09:00:00.000Z',
  summary: {
    transcript: `Tell me of ${WORDS[0]}.`,
    reply: `There is ${WORDS[1]}.`,
    heard: '',
    interrupted: false,
    voice_to_voice_ms: 700,
    stages: {
      endpoint_ms: null,
      stt_ms: null,
      llm_first_token_ms: null,
      llm_first_clause_ms: null,
      tts_first_audio_ms: null,
    },
    engines: { stt: 'x', llm: 'x', tts: 'x' },
  },
  waterfall: { turn: 1, transcript: WORDS[0]!, voiceToVoiceMs: 700, rows: [] },
  typed: true,
  audioFile: null,
}

/** Every file below that has one of the words, in any of the ways text is written. */
function filesWithWords(): string[] {
  const forms = WORDS.flatMap((word) =>
    (['utf8', 'utf16le'] as const).map((encoding) => Buffer.from(word, encoding)),
  )
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const bytes = readFileSync(path)
      return forms.some((form) => bytes.includes(form)) || path.includes(WORDS[0]!)
    })
    .map((path) => path.slice(folder.length + 1))
    .sort()
}

/** A desktop in whose every file the words stand. */
async function livedIn(cipher: Cipher = fakeCipher()) {
  folder = mkdtempSync(join(tmpdir(), 'parley-erase-'))
  const root = resolve(import.meta.dirname, '../../..')
  const places = desktopPlaces(root, folder, join(folder, 'cache'), {
    PARLEY_MODELS: join(folder, 'models'),
  })
  const log = openLog(places.logFile)
  const spawn = (): never => {
    throw new Error('there are no engines here')
  }
  const askConsent = async (): Promise<boolean> => false
  const options = { spawn, tell: () => {}, askConsent }
  const desktop = new Desktop({ ...options, places, log, cipher })
  desktop.start()
  desktop.changeSettings({ systemPrompt: `My cat is called ${WORDS[0]}.`, onboarded: true })
  desktop.history.append(turn)
  desktop.talk.desk.perform({
    kind: 'reminder-set',
    dueAt: new Date(Date.now() + 3_600_000),
    label: `feed ${WORDS[0]}`,
  })
  desktop.notice('warning', `of ${WORDS[1]}`)
  const left: [string, string][] = [
    [join(places.audioFolder, `${WORDS[0]}.wav`), WORDS[1]!],
    [join(places.transcriptsFolder, '2026-11-29.txt'), WORDS[0]!],
    [join(places.eventsFolder, '2026-11-29.ndjson'), WORDS[1]!],
    [`${places.figuresFile}.tmp-1700000000abcdef`, WORDS[1]!],
    [join(places.historyFolder, '20261129-090000-abcdef.json.tmp-1700000000abcdef'), WORDS[0]!],
    [`${places.timersFile}.tmp-1700000000abcdef`, WORDS[0]!],
    [join(places.crashFolder, 'completed', 'a.dmp'), `\0${WORDS[0]}\0`],
    [places.keysFile, WORDS[1]!],
    [join(folder, 'settings.unreadable.json'), WORDS[0]!],
    [join(dirname(places.logFile), 'parley.old.log'), WORDS[0]!],
  ]
  for (const [path, text] of left) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, Buffer.from(text, path.endsWith('.dmp') ? 'utf16le' : 'utf8'))
  }
  await desktop.history.written()
  await desktop.settings.written()
  await new Promise((resolve) => setTimeout(resolve, 20)) // timers.json
  return { desktop, places, log, options }
}

describe('erase', () => {
  it('given words in conversations, timers, sound, log and crash reports, when everything is deleted, then no file has them, and the log and the history go on', async () => {
    const { desktop, places, log } = await livedIn()
    try {
      expect(filesWithWords().length).toBeGreaterThanOrEqual(8)
      await desktop.erase({ settings: false })
      expect(filesWithWords()).toEqual(['keys.json', 'settings.json', 'settings.unreadable.json'])
      expect(desktop.talk.desk.list()).toEqual([])
      expect(await desktop.history.list('')).toEqual([])

      log.write('info', 'afterwards')
      expect(readFileSync(places.logFile, 'utf8')).toContain('afterwards')
      desktop.history.append({ ...turn, summary: { ...turn.summary, transcript: 'Hello.' } })
      expect(await desktop.history.list('')).toMatchObject([{ title: 'Hello.' }])
    } finally {
      await desktop.close()
    }
  })

  it('given a phrase that was spoken, when everything is deleted, then it is not spoken from memory any more', async () => {
    const { desktop } = await livedIn()
    const says = vi.fn(async function* () {
      yield new Float32Array(8).fill(0.5)
    })
    const info = { engine: 'fake', model: 'fake', build: 'fake', threads: 1 }
    const voice = desktop.phrases.around({ info, speaksParts: () => false, speak: says })
    const { signal } = new AbortController()
    const speak = async (): Promise<void> => {
      for await (const pcm of voice.speak(WORDS[0]!, { signal, voice: 'v', speed: 1 })) void pcm
    }
    try {
      await speak()
      await speak()
      expect(says).toHaveBeenCalledTimes(1)
      await desktop.erase({ settings: false })
      await speak()
      expect(says).toHaveBeenCalledTimes(2)
    } finally {
      await desktop.close()
    }
  })

  it('given the settings too, then no file has the words, and the defaults hold', async () => {
    const { desktop } = await livedIn()
    try {
      desktop.changeSettings({ systemPrompt: '' })
      await desktop.erase({ settings: true })
      expect(filesWithWords()).toEqual([])
    } finally {
      await desktop.close()
    }
    expect(filesWithWords()).toEqual([]) // nor is anything written at the end
  })

  it.each([
    ['the settings too, then the key is gone', true],
    ['the settings stay, then there is another key', false],
  ])(
    'given everything is encrypted, when everything is deleted and %s, and no word was in plain meanwhile',
    async (_what, settings) => {
      const { desktop, places } = await livedIn()
      try {
        desktop.changeSettings({ encryptSaved: true })
        await desktop.vault.settled()
        const key = readFileSync(places.dataKeyFile, 'utf8')
        const sealed = filesWithWords()
        if (settings) desktop.changeSettings({ encryptSaved: false, systemPrompt: '' })
        const erased = desktop.erase({ settings })
        expect(filesWithWords()).toEqual(sealed.filter((name) => existsSync(join(folder, name))))
        await erased
        expect(filesWithWords()).toEqual(
          settings ? [] : ['keys.json', 'settings.json', 'settings.unreadable.json'],
        )
        expect(existsSync(places.dataKeyFile)).toBe(!settings)
        if (!settings) expect(readFileSync(places.dataKeyFile, 'utf8')).not.toBe(key)
        desktop.history.append(turn)
        expect(await desktop.history.list('')).toHaveLength(1)
        const kept = filesWithWords().filter((name) => name.startsWith('history'))
        expect(kept).toHaveLength(settings ? 1 : 0)
      } finally {
        await desktop.close()
      }
    },
  )

  it('given the key cannot be had, when everything is deleted, then it is deleted all the same, with the key', async () => {
    const before = await livedIn()
    before.desktop.changeSettings({ encryptSaved: true })
    await before.desktop.vault.settled()
    await before.desktop.close()
    const { places, log } = before
    const options = { ...before.options, places, log, cipher: lockedCipher() }
    const desktop = new Desktop(options)
    desktop.start()
    try {
      expect(await desktop.history.list('')).toEqual([])
      await desktop.erase({ settings: true })
      expect(existsSync(places.historyFolder)).toBe(false)
      expect(existsSync(places.dataKeyFile)).toBe(false)
      expect(existsSync(places.timersFile)).toBe(false)
    } finally {
      await desktop.close()
    }
  })

  it('given a file that cannot be removed, removes the others and says so', async () => {
    const { desktop, places } = await livedIn()
    try {
      await desktop.erase({ settings: true })
      rmSync(places.logFile, { force: true })
      mkdirSync(places.logFile) // a folder cannot be emptied as a file
      mkdirSync(places.audioFolder, { recursive: true })
      appendFileSync(join(places.audioFolder, 'a.wav'), WORDS[0]!)
      await expect(desktop.erase({ settings: true })).rejects.toThrow()
      expect(filesWithWords()).toEqual([])
    } finally {
      await desktop.close()
    }
  })
})
