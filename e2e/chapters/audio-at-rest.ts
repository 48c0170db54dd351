// The page's sound while nobody talks: no device is open, and what waking one takes.
import { describe, expect } from 'vitest'
import { isLongForm } from '../../src/engine/testing/long-form.ts'
import { it } from '../audio-page/it.ts'
import { framesSent, names, told } from '../audio-page/spec-tools.ts'
import { installOutputs, type OutputsWindow } from '../fixture/in-page/outputs.ts'
import { tellFigures } from '../fixture/tell-figures.ts'
import { keepTracks } from './audio-devices.ts'

/** On a machine that does nothing else it is a tenth of it. */
const OPEN_WITHIN_MS = 1000
const RESTS_AFTER_MS = 5000
const OUTPUT_RESTS_AFTER_MS = 10_000

/** The specs; they open pages of their own. */
export function audioAtRest(): void {
  // Alone: it measures when things happen.
  describe('at rest', () => {
    it('given push-to-talk, then the microphone is opened by a press, heard from then on, and closed some seconds after', async ({
      start,
    }) => {
      const page = await start({ init: keepTracks })
      await page.evaluate(() => window.audioPage.start())
      await page.waitForTimeout(1500) // the detector has loaded, as it has long before anyone talks
      expect(await page.evaluate(() => window.audioPage.state().microphone.at)).toBe('resting')
      expect(await page.evaluate(() => window.tracks.length)).toBe(0)

      const pressMs = await page.evaluate(async () => {
        const pressMs = performance.now()
        window.audioPage.press()
        await new Promise((resolve) => setTimeout(resolve, 1500))
        window.audioPage.release()
        return pressMs
      })
      await told(page, 'talk:release')
      const sent = await page.evaluate(() => window.audioPage.sent())
      expect(names(sent).filter((name) => name !== 'audio:frame')).toEqual([
        'audio:opened',
        'talk:press',
        'talk:release',
      ])
      const frames = framesSent(sent)
      const openedMs = frames[0]!.atMs - frames[0]!.ageMs - 32 - pressMs
      tellFigures(`press → first sample ${Math.round(openedMs)} ms`)
      expect(openedMs).toBeLessThan(OPEN_WITHIN_MS)
      const times = frames.map(({ atMs, ageMs }) => atMs - ageMs)
      const steps = times.slice(1).map((at, i) => at - times[i]!)
      expect(Math.max(...steps)).toBeLessThan(2 * 32)

      await page.waitForTimeout(RESTS_AFTER_MS - 1500)
      expect(await page.evaluate(() => window.audioPage.state().microphone.at)).toBe('open')
      await page.waitForFunction(() => window.audioPage.state().microphone.at === 'resting')
      const ends = await page.evaluate(() => window.tracks.map(({ readyState }) => readyState))
      expect(ends).toEqual(['ended'])
    })
  })

  // Side by side: what the last of them measures comes when the others have long ended.
  describe.runIf(isLongForm).concurrent('at rest', () => {
    it('given a second press while it is still open, then half a second from before it is heard', async ({
      start,
    }) => {
      const page = await start({})
      await page.evaluate(() => window.audioPage.start())
      await page.waitForTimeout(1500)
      await page.evaluate(() => window.audioPage.press())
      await told(page, 'audio:frame', 3)
      await page.evaluate(() => window.audioPage.release())
      await told(page, 'talk:release')
      await page.waitForTimeout(1000)
      await page.evaluate(() => {
        window.audioPage.forget()
        window.audioPage.press()
      })
      await told(page, 'talk:press')
      const order = names(await page.evaluate(() => window.audioPage.sent()))
      expect(order.indexOf('talk:press')).toBeGreaterThanOrEqual(15)
      await page.evaluate(() => window.audioPage.stopTalking())
    })

    it('given hands-free, then it stays open; given push-to-talk again, then it is closed', async ({
      start,
    }) => {
      const page = await start({ init: keepTracks })
      await page.evaluate(() => window.audioPage.start({ talk: 'duplex' }))
      await page.waitForTimeout(RESTS_AFTER_MS + 1000)
      expect(await page.evaluate(() => window.audioPage.state().microphone.at)).toBe('open')
      await page.evaluate(() => window.audioPage.apply({ talk: 'ptt' }))
      await page.waitForFunction(() => window.tracks.at(-1)!.readyState === 'ended')
    })

    it('given nothing to play, then the output is suspended; given a reply, then it is heard whole, and hardly later than from a waking one', async ({
      start,
    }) => {
      const page = await start({ init: installOutputs, withoutDetector: true })
      await page.evaluate(() => window.audioPage.start())
      const isAsleep = (): boolean =>
        (window as unknown as OutputsWindow).parleyOutputs.at(-1)?.state === 'suspended'
      await page.waitForFunction(isAsleep, undefined, { timeout: 2 * OUTPUT_RESTS_AFTER_MS })
      const firstSoundMs = async (reply: number): Promise<number> => {
        const sentMs = await page.evaluate((reply) => {
          window.audioPage.forget()
          const tone = Array.from({ length: 9600 }, (_, i) => 0.4 * Math.sin(i / 10))
          window.audioPage.piece(reply, 0, tone)
          window.audioPage.emit('playback:end', { reply })
          return performance.now()
        }, reply)
        await told(page, 'playback:drained')
        const sent = await page.evaluate(() => window.audioPage.sent())
        const audible = sent.find(({ name }) => name === 'playback:audible')!
        const { ageMs } = audible.payload as { ageMs: number }
        return audible.atMs - ageMs - sentMs
      }
      const asleepMs = await firstSoundMs(1)
      const awakeMs = await firstSoundMs(2)
      tellFigures(`first sound: asleep ${Math.round(asleepMs)} ms, awake ${Math.round(awakeMs)} ms`)
      expect(asleepMs - awakeMs).toBeLessThan(200)
    })
  })
}
