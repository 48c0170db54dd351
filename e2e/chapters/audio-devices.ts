// The page's sound in a real Chromium: devices that are missing, refused or unplugged, loudness, and letting go.
import { describe, expect } from 'vitest'
import { it } from '../audio-page/it.ts'
import { framesSent, names, pieces, recorded, told, warmUp } from '../audio-page/spec-tools.ts'

/** Init script, for audio-at-rest.ts too: keeps the tracks that the page opens, so that a spec can pull the plug. */
export function keepTracks(): void {
  const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
  const tracks: MediaStreamTrack[] = []
  Object.assign(window, {
    unplug: () => {
      const track = tracks.at(-1)!
      track.stop()
      track.dispatchEvent(new Event('ended'))
    },
    tracks,
  })
  navigator.mediaDevices.getUserMedia = async (constraints) => {
    const stream = await open(constraints)
    tracks.push(...stream.getAudioTracks())
    return stream
  }
}

/** Init script: a computer without a microphone. */
function noMicrophone(): void {
  navigator.mediaDevices.getUserMedia = () =>
    Promise.reject(new DOMException('Requested device not found', 'NotFoundError'))
}

declare global {
  interface Window {
    unplug(): void
    tracks: MediaStreamTrack[]
  }
}

/** The specs; they open pages of their own. */
export function audioDevices(): void {
  describe.concurrent('devices', () => {
    it('given it is unplugged in the middle of a press, another one goes on and silence fills the time between', async ({
      start,
    }) => {
      const page = await start({ init: keepTracks })
      await page.evaluate(() => window.audioPage.start({ keepMicrophoneOpen: true }))
      await warmUp(page)
      await page.evaluate(async () => {
        window.audioPage.press()
        await new Promise((resolve) => setTimeout(resolve, 300))
        window.unplug()
        await new Promise((resolve) => setTimeout(resolve, 1200))
        window.audioPage.release()
      })
      await told(page, 'talk:release')
      const sent = await page.evaluate(() => window.audioPage.sent())

      expect(names(sent).filter((name) => name !== 'audio:frame')).toEqual([
        'audio:opened',
        'talk:press',
        'talk:release',
      ])
      const times = framesSent(sent).map(({ atMs, ageMs }) => atMs - ageMs)
      const seconds = (times.at(-1)! - times[0]!) / 1000
      expect(times.length).toBeGreaterThan(seconds / 0.032 - 4)
      const silent = framesSent(sent).filter(({ samples }) => samples.every((x) => x === 0))
      expect(silent.length).toBeGreaterThan(0)
    })

    it('given none, says so once, and what to do', async ({ start }) => {
      const page = await start({ withoutDetector: true, init: noMicrophone })
      await page.evaluate(() => window.audioPage.start({ keepMicrophoneOpen: true }))
      const { microphone } = await page.evaluate(() => window.audioPage.state())
      expect(microphone.at).toBe('missing')
      expect(names(await page.evaluate(() => window.audioPage.sent()))).toEqual(['audio:lost'])
    })

    it('given the permission is refused, says where to grant it', async ({ start }) => {
      const page = await start({ withoutDetector: true, refusesMicrophone: true })
      await page.evaluate(() => window.audioPage.start({ keepMicrophoneOpen: true }))
      const { microphone } = await page.evaluate(() => window.audioPage.state())
      expect(microphone.at).toBe('denied')
      expect('message' in microphone && microphone.message).toContain('privacy')
    })

    it('given the end, lets go of the device, and begins anew when asked', async ({ start }) => {
      const page = await start({ init: keepTracks })
      await page.evaluate(async () => {
        await window.audioPage.start({ keepMicrophoneOpen: true })
        await window.audioPage.stop()
        await window.audioPage.stop()
      })
      expect(await page.evaluate(() => window.tracks.map(({ readyState }) => readyState))).toEqual([
        'ended',
      ])
      expect(await page.evaluate(() => window.audioPage.state().microphone.at)).toBe('closed')
      await page.evaluate(() => window.audioPage.start({ talk: 'duplex' }))
      await told(page, 'audio:frame')
    })
  })

  describe.concurrent('loudness', () => {
    it('given a volume and a gain, plays so loud, and glides where it changes', async ({
      start,
    }) => {
      const page = await start({ withoutDetector: true })
      await page.evaluate(async () => {
        await window.audioPage.start({ volume: 0.5 })
        setTimeout(() => window.audioPage.emit('playback:gain', { gain: 0.25 }), 1100)
      })
      await pieces(page, { count: 8, everyMs: 20 })
      await told(page, 'playback:drained')

      const heard = recorded(await page.evaluate(() => window.audioPage.played()))
      const peak = (from: number, length = 2400): number =>
        heard.subarray(from, from + length).reduce((most, x) => Math.max(most, Math.abs(x)), 0)
      expect(peak(1200)).toBeCloseTo(0.2, 2)
      expect(peak(heard.length - 4800)).toBeCloseTo(0.05, 2)
      // The tone itself moves by 0.2 × 2π × 331 / 24,000 a sample; a click would be a jump.
      const turned = heard.findIndex((_, at) => at > 3600 && at % 120 === 0 && peak(at, 120) < 0.15)
      const glide = heard.subarray(turned - 1200, turned + 1200)
      const steepest = glide
        .slice(1)
        .reduce((most, x, i) => Math.max(most, Math.abs(x - glide[i]!)), 0)
      expect(steepest).toBeLessThan(0.02)
    })

    it('given Escape, falls silent at once and plays no more of that reply', async ({ start }) => {
      const page = await start({ withoutDetector: true })
      await pieces(page, { count: 20, everyMs: 20 })
      await page.waitForTimeout(400)
      const stoppedAt = await page.evaluate(() => {
        const position = window.audioPage.position()
        window.audioPage.stopTalking()
        window.audioPage.piece(
          1,
          1,
          Array.from({ length: 4800 }, () => 0.5),
        )
        return position
      })
      await page.waitForTimeout(300)
      const last = (await page.evaluate(() => window.audioPage.played())).at(-1)!
      expect((last.at + last.samples.length - stoppedAt) / 24).toBeLessThan(50)
      expect(names(await page.evaluate(() => window.audioPage.sent()))).toContain('talk:stop')
    })

    it('given a test, plays two notes and tells the main process nothing', async ({ start }) => {
      const page = await start({ withoutDetector: true })
      await page.evaluate(async () => {
        await window.audioPage.start()
        await new Promise((resolve) => setTimeout(resolve, 500))
        await window.audioPage.testSpeaker()
      })
      await page.waitForTimeout(1000)
      const heard = recorded(await page.evaluate(() => window.audioPage.played()))
      expect(heard.length / 24_000).toBeGreaterThan(0.5)
      expect(heard.reduce((most, x) => Math.max(most, Math.abs(x)), 0)).toBeGreaterThan(0.1)
      expect(await page.evaluate(() => window.audioPage.sent())).toEqual([])
    })
  })
}
