// The page's sound in a real Chromium: what the microphone gives, and what the loudspeaker gets.
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { readWav } from '../src/engine/audio/wav-read.ts'
import { writeWav } from '../src/engine/audio/wav-write.ts'
import { engineProbabilities, findIn, framesOf, inARow } from './audio-page/compare.ts'
import { it as withPages } from './audio-page/it.ts'
import {
  framesSent,
  names,
  pieces,
  recorded,
  takeRawMicrophone,
  told,
  warmUp,
} from './audio-page/spec-tools.ts'
import { audioDevices } from './chapters/audio-devices.ts'
import { audioAtRest } from './chapters/audio-at-rest.ts'

const recordings = join(import.meta.dirname, '../resources/demo')
const PAD_MS = 700

const { pcm: speech } = await readWav(join(recordings, '1-japan.wav'), {
  signal: AbortSignal.timeout(10_000),
})

/** From the first sound to the last. */
const sounding = speech.subarray(speech.findIndex(isSound), speech.findLastIndex(isSound))

const it = withPages.extend<{ microphoneFile: string; talkingFile: string }>({
  /** Somebody who never stops talking. */
  talkingFile: [
    async ({ scratch }, give) => {
      const file = join(scratch, 'talking.wav')
      await writeWav(file, [inARow(Array<Float32Array>(12).fill(sounding))], 16_000, {
        signal: AbortSignal.timeout(10_000),
      })
      await give(file)
    },
    { scope: 'file' },
  ],
  /** The speech with silence around it, for the fake microphone. */
  microphoneFile: [
    async ({ scratch }, give) => {
      const file = join(scratch, 'microphone.wav')
      const pad = new Float32Array(PAD_MS * 16)
      await writeWav(file, [inARow([pad, speech, pad, pad])], 16_000, {
        signal: AbortSignal.timeout(10_000),
      })
      await give(file)
    },
    { scope: 'file' },
  ],
})

/** A start between two samples leaves a trace of the next one on a 0: no sound yet. */
function isSound(sample: number): boolean {
  return Math.abs(sample) > 1e-4
}

describe.concurrent('microphone', () => {
  it('given speech in duplex mode, every sample of it arrives, in order, with the engine’s probabilities', async ({
    start,
    microphoneFile,
  }) => {
    const page = await start({ microphoneFile, init: takeRawMicrophone })
    await page.evaluate(() => window.audioPage.start({ talk: 'duplex' }))
    await told(page, 'audio:frame', Math.ceil((speech.length + 2 * PAD_MS * 16) / 512))
    const sent = await page.evaluate(() => window.audioPage.sent())

    expect(names(sent)[0]).toBe('audio:opened')
    const frames = framesSent(sent)
    const heard = inARow(frames.map(({ samples }) => samples))
    const half = Math.floor(speech.length / 2)
    const first = findIn(heard, speech.subarray(0, half), 0, 1.5 * PAD_MS * 16)
    const second = findIn(
      heard,
      speech.subarray(half),
      first.at + half - 400,
      first.at + half + 400,
    )
    expect(first.correlation).toBeGreaterThan(0.99)
    expect(second.correlation).toBeGreaterThan(0.99)
    expect(second.at - first.at).toBe(half)

    const wanted = await engineProbabilities(
      frames.map(({ samples }) => Float32Array.from(samples)),
    )
    const errors = frames.map(({ speechProbability }, i) =>
      Math.abs(speechProbability - wanted[i]!),
    )
    expect(Math.max(...errors)).toBeLessThan(0.01)
    expect(Math.max(...wanted)).toBeGreaterThan(0.9)
  })

  // Alone: it measures when things happen.
  it.sequential(
    'given a microphone that is kept open and a press in the middle of speech, half a second from before it comes first, and a tail after the release',
    async ({ start, talkingFile }) => {
      const page = await start({ microphoneFile: talkingFile })
      await page.evaluate(() => window.audioPage.start({ keepMicrophoneOpen: true }))
      await warmUp(page)
      await page.waitForTimeout(800)
      expect(await page.evaluate(() => window.audioPage.sent())).toEqual([])
      const { pressMs, releaseMs } = await page.evaluate(async () => {
        const pressMs = performance.now()
        window.audioPage.press()
        await new Promise((resolve) => setTimeout(resolve, 600))
        const releaseMs = performance.now()
        window.audioPage.release()
        return { pressMs, releaseMs }
      })
      await told(page, 'talk:release')
      const sent = await page.evaluate(() => window.audioPage.sent())

      const order = names(sent)
      const pressed = order.indexOf('talk:press')
      expect(order[0]).toBe('audio:opened')
      expect(pressed).toBeGreaterThanOrEqual(15)
      expect(order.at(-1)).toBe('talk:release')
      expect(order.filter((name) => name !== 'audio:frame')).toEqual([
        'audio:opened',
        'talk:press',
        'talk:release',
      ])
      expect(sent[pressed]!.atMs - pressMs).toBeLessThan(250)
      const releasedMs = sent.at(-1)!.atMs - releaseMs
      expect(releasedMs).toBeGreaterThan(40)
      expect(releasedMs).toBeLessThan(400)
      const ages = framesSent(sent).map(({ ageMs, atMs }) => atMs - ageMs)
      expect(ages[0]! - pressMs).toBeLessThan(-450)
      const steps = ages.slice(1).map((at, i) => at - ages[i]!)
      expect(Math.max(...steps)).toBeLessThan(2 * 32)
    },
  )

  it('given sound, the meter moves; muted, it rests and nothing leaves the page until it is lifted, and then a new stream begins', async ({
    start,
  }) => {
    const page = await start()
    await page.evaluate(() => window.audioPage.start({ talk: 'duplex' }))
    await told(page, 'audio:frame')
    await page.waitForFunction(() => window.audioPage.state().inputLevel > 0.2)
    await page.evaluate(() => window.audioPage.setMuted(true))
    expect(await page.evaluate(() => window.audioPage.state().inputLevel)).toBe(0)
    const before = (await page.evaluate(() => window.audioPage.sent())).length
    await page.waitForTimeout(400)
    expect((await page.evaluate(() => window.audioPage.sent())).length).toBe(before)
    await page.evaluate(() => {
      window.audioPage.forget()
      window.audioPage.setMuted(false)
    })
    await told(page, 'audio:frame')
    const after = names(await page.evaluate(() => window.audioPage.sent()))
    expect(after.slice(0, 3)).toEqual(['talk:mute', 'audio:opened', 'audio:frame'])
  })
})

describe.concurrent('detector', () => {
  it('given recordings, judges each frame as the engine does', async ({ start }) => {
    const page = await start()
    const second = await readWav(join(recordings, '4-dozen.wav'), {
      signal: AbortSignal.timeout(10_000),
    })
    const frames = framesOf(inARow([speech, second.pcm]))
    const wanted = await engineProbabilities(frames)
    const judged = await page.evaluate(
      (all) => window.audioPage.judge(all),
      frames.map((frame) => [...frame]),
    )
    const errors = judged.map((probability, i) => Math.abs(probability - wanted[i]!))
    expect(judged.length).toBe(frames.length)
    expect(Math.max(...errors)).toBeLessThan(0.001)
  })
})

describe.concurrent('loudspeaker', () => {
  it('given pieces as they are made, plays exactly them, without a gap, and tells what is heard', async ({
    start,
  }) => {
    const page = await start({ withoutDetector: true })
    const sent = await pieces(page, { count: 12, everyMs: 120 })
    await told(page, 'playback:drained')

    const heard = recorded(await page.evaluate(() => window.audioPage.played()))
    const first = heard.findIndex(isSound)
    const wanted = inARow(sent)
    const from = wanted.findIndex(isSound)
    const difference = wanted
      .subarray(from)
      .map((sample, i) => Math.abs(sample - (heard[first + i] ?? 9)))
    expect(difference.reduce((most, one) => Math.max(most, one), 0)).toBeLessThan(1e-5)

    const messages = await page.evaluate(() => window.audioPage.sent())
    const progress = messages.filter(({ name }) => name === 'playback:progress')
    expect(progress.length).toBeGreaterThan(20)
    expect(progress.at(-1)!.payload).toMatchObject({ reply: 1, underruns: 0 })
    const order = names(messages).filter(
      (name) => name !== 'playback:progress' && !name.startsWith('audio:'),
    )
    expect(order).toEqual(['playback:audible', 'playback:audible', 'playback:drained'])
    expect(messages.find(({ name }) => name === 'playback:drained')!.payload).toEqual({
      reply: 1,
      playedSamples: wanted.length,
    })
  })

  it('given a flush, is silent within 50 ms, says what was heard, and plays the next reply', async ({
    start,
  }) => {
    const page = await start({ withoutDetector: true })
    await pieces(page, { count: 20, everyMs: 20 })
    await page.waitForTimeout(500)
    const flushedAt = await page.evaluate(() => {
      window.audioPage.emit('playback:flush', { reply: 1 })
      return window.audioPage.position()
    })
    await page.waitForTimeout(300)
    const blocks = await page.evaluate(() => window.audioPage.played())
    const last = blocks.at(-1)!
    expect((last.at + last.samples.length - flushedAt) / 24).toBeLessThan(50)

    const messages = await page.evaluate(() => window.audioPage.sent())
    const progress = messages.findLast(({ name }) => name === 'playback:progress')!
    const heard = (progress.payload as { playedSamples: number }).playedSamples
    const begun = blocks[0]!.at
    expect(Math.abs(heard - (last.at + last.samples.length - begun))).toBeLessThan(24 * 25)

    const next = last.at + last.samples.length
    await pieces(page, { count: 2, everyMs: 20, reply: 2 })
    await page.waitForTimeout(300)
    const after = (await page.evaluate(() => window.audioPage.played())).filter(
      ({ at }) => at > next,
    )
    expect(after.length).toBeGreaterThan(20)
  })
})

audioDevices()
audioAtRest()
