import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Tts, WithinSentence } from '../../ports.ts'
import { OpenerFiles } from './opener-files.ts'
import { OPENERS } from './opener-list.ts'
import { SpokenOpeners, aroundOpener } from './openers.ts'

const signal = new AbortController().signal
const ANNA = { voice: 'anna', speed: 1 }
const USUAL = 'You can'
const TEXTS = [USUAL, 'Of course,', "You're welcome!", 'It sounds']
/** 50 ms of the voice. */
const SOUND_SAMPLES = 1_200

/** A voice that says everything in two pieces and tells what it was asked for. */
function fakeVoice() {
  const made: { text: string; after: string | undefined }[] = []
  const tts: Tts = {
    info: { engine: 'fake', model: 'fake', build: 'fake', threads: 1 },
    speaksParts: () => true,
    async *speak(text, { within }) {
      made.push({ text, after: within?.after })
      for (let piece = 0; piece < 2; piece++) yield new Float32Array(SOUND_SAMPLES / 2).fill(0.5)
    },
  }
  return { tts, made }
}

function room(folder = mkdtempSync(join(tmpdir(), 'openers-')), identity = 'fake') {
  const voice = fakeVoice()
  const openers = new SpokenOpeners(new OpenerFiles(folder, identity), TEXTS)
  const prepare = (stop = signal, quiet = async () => {}) =>
    openers.prepare(voice.tts, ANNA, { signal: stop, quiet })
  return { folder, openers, prepare, ...voice }
}

describe('openers', () => {
  it('given nothing was made, then none is at hand', () => {
    expect(room().openers.find(USUAL, ANNA)).toBeUndefined()
  })

  it('when they are prepared, then each is made once, and is at hand for that voice and speed alone', async () => {
    const { openers, prepare, made } = room()
    await prepare()
    await prepare()
    expect(made.map(({ text }) => text)).toEqual(TEXTS)
    expect(openers.find(USUAL, ANNA)?.soundMs).toBe(50)
    expect(openers.find(USUAL, { ...ANNA, speed: 1.2 })).toBeUndefined()
    expect(openers.find(USUAL, { ...ANNA, voice: 'bob' })).toBeUndefined()
  })

  it('given words that no mark ends, then they are made as the beginning of a sentence', async () => {
    const { prepare, made } = room()
    await prepare()
    expect(made.find(({ text }) => text === 'You can')?.after).toBeTruthy()
    expect(made.find(({ text }) => text === 'Of course,')?.after).toBeUndefined()
    expect(made.find(({ text }) => text === "You're welcome!")?.after).toBeUndefined()
  })

  it('when one is spoken in its place, then from memory and told so; elsewhere in a sentence it is synthesised', async () => {
    const { openers, prepare, made, tts } = room()
    await prepare()
    const voice = openers.around(tts)
    const told: string[] = []
    const speak = async (within: WithinSentence) => {
      const onRemembered = () => void told.push(within.after)
      const options = { ...ANNA, signal, within, onRemembered }
      let samples = 0
      for await (const pcm of voice.speak('You can', options)) samples += pcm.length
      return samples
    }
    made.length = 0
    const place = aroundOpener('You can')!
    expect(await speak(place)).toBe(SOUND_SAMPLES)
    expect(await speak({ before: '', after: 'swim' })).toBe(SOUND_SAMPLES)
    expect(told).toEqual([place.after])
    expect(made.map(({ after }) => after)).toEqual(['swim'])
  })

  it('given its words where the next one is known, though the very word it was made before, then they are synthesised', async () => {
    const { openers, prepare, made, tts } = room()
    await prepare()
    made.length = 0
    const { before, after } = aroundOpener('You can')!
    const options = { ...ANNA, signal, within: { before, after } }
    for await (const pcm of openers.around(tts).speak('You can', options)) void pcm
    expect(made).toHaveLength(1)
  })

  it('when another speaker is prepared, then the one before is forgotten, but not on disk', async () => {
    const { openers, prepare, made, tts } = room()
    await prepare()
    await openers.prepare(tts, { ...ANNA, speed: 1.2 }, { signal, quiet: async () => {} })
    expect(openers.find(USUAL, ANNA)).toBeUndefined()
    made.length = 0
    await prepare()
    expect(openers.find(USUAL, ANNA)).toBeDefined()
    expect(made).toEqual([])
  })

  it('given a text that is in the list no more, then what was kept of it is not used', async () => {
    const first = room()
    await first.prepare()
    const openers = new SpokenOpeners(new OpenerFiles(first.folder, 'fake'), TEXTS.slice(1))
    await openers.prepare(first.tts, ANNA, { signal, quiet: async () => {} })
    expect(openers.find(USUAL, ANNA)).toBeUndefined()
  })

  it('given many speeds that were tried, then the files that were longest not used go', async () => {
    const { folder, openers, prepare, tts } = room()
    await prepare()
    for (const speed of [1.1, 1.2, 1.3, 1.4, 1.5, 1.6])
      await openers.prepare(tts, { ...ANNA, speed }, { signal, quiet: async () => {} })
    expect(readdirSync(folder)).toHaveLength(4)
    expect(readdirSync(folder)).toContain('anna-160.openers')
  })

  it('given they were made before, when the engine starts anew, then they come from disk', async () => {
    const first = room()
    await first.prepare()
    const second = room(first.folder)
    await second.prepare()
    expect(second.made).toEqual([])
    let loudest = 0
    const voice = second.openers.around(second.tts)
    for await (const pcm of voice.speak(USUAL, { ...ANNA, signal, within: aroundOpener(USUAL)! }))
      loudest = Math.max(loudest, ...pcm)
    expect(loudest).toBeCloseTo(0.5, 3)
  })

  it.each<[string, (file: string) => void]>([
    ['cut', (file) => writeFileSync(file, readFileSync(file).subarray(0, 600))],
    ['empty', (file) => writeFileSync(file, '')],
    ['of one flipped byte', (file) => writeFileSync(file, flipped(readFileSync(file)))],
    [
      'of another length for a text',
      (file) => writeFileSync(file, readFileSync(file, 'latin1').replace('1200', '1100'), 'latin1'),
    ],
  ])('given a file that is %s, then all are made anew', async (_, damage) => {
    const first = room()
    await first.prepare()
    damage(join(first.folder, readdirSync(first.folder)[0]!))
    const second = room(first.folder)
    await second.prepare()
    expect(second.made).toHaveLength(TEXTS.length)
    expect(second.openers.find(USUAL, ANNA)?.soundMs).toBe(50)
  })

  it('given another model, then what was made with the old one is not used', async () => {
    const first = room()
    await first.prepare()
    const second = room(first.folder, 'another')
    await second.prepare()
    expect(second.made).toHaveLength(TEXTS.length)
  })

  it('when it is ended in between, then what was made is kept, and only the rest is made next time', async () => {
    const first = room()
    const stop = new AbortController()
    const quiet = async () => {
      if (first.made.length === 3) stop.abort()
      stop.signal.throwIfAborted()
    }
    await expect(first.prepare(stop.signal, quiet)).rejects.toThrow('aborted')
    const second = room(first.folder)
    await second.prepare()
    expect(second.made).toHaveLength(TEXTS.length - 3)
  })

  it('given a folder that cannot be written, then they last as long as the engine', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'openers-')), 'file')
    writeFileSync(file, '')
    const { openers, prepare } = room(join(file, 'folder'))
    await prepare()
    expect(openers.find(USUAL, ANNA)).toBeDefined()
  })
})

describe('the list', () => {
  it('has every opener once', () => {
    expect(new Set(OPENERS).size).toBe(OPENERS.length)
  })
})

function flipped(bytes: Buffer): Buffer {
  bytes[bytes.length - 7]! ^= 1
  return bytes
}
