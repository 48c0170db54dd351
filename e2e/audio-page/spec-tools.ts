// What the specs of sound ask of what the page sent and played.
import type { Page } from 'playwright'
import type { AudioPage, PlayedBlock, Sent } from './audio-page.ts'

type Told = ReturnType<AudioPage['sent']>

/** Init script: the fake microphone as it is, without the canceller and the noise suppression that would change it. */
export function takeRawMicrophone(): void {
  const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
  navigator.mediaDevices.getUserMedia = () =>
    open({ audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false } })
}

export function names(sent: Told): Sent['name'][] {
  return sent.map(({ name }) => name)
}

/** Waits until the page has sent `name`, `times` times. */
export async function told(page: Page, name: Sent['name'], times = 1): Promise<void> {
  await page.waitForFunction(({ name, times }) => window.audioPage.count(name) >= times, {
    name,
    times,
  })
}

/** Waits until the detector has loaded, as it has long before anyone talks; forgets what was sent. */
export async function warmUp(page: Page): Promise<void> {
  await page.evaluate(() => window.audioPage.press())
  await told(page, 'audio:frame') // a release does not wait for one where nobody speaks
  await page.evaluate(() => window.audioPage.release())
  await told(page, 'talk:release')
  await page.evaluate(() => window.audioPage.forget())
}

export interface SentFrame {
  atMs: number
  samples: number[]
  speechProbability: number
  ageMs: number
}

export function framesSent(sent: Told): SentFrame[] {
  return sent
    .filter(({ name }) => name === 'audio:frame')
    .map(({ atMs, payload }) => ({ atMs, ...(payload as Omit<SentFrame, 'atMs'>) }))
}

/** The blocks on one track from the first on; what was silent is 0. */
export function recorded(blocks: readonly PlayedBlock[]): Float32Array {
  const [first] = blocks
  const last = blocks.at(-1)
  if (!first || !last) return new Float32Array(0)
  const track = new Float32Array(last.at - first.at + last.samples.length)
  for (const { at, samples } of blocks) track.set(samples, at - first.at)
  return track
}

/**
 * Starts the page's sound where it is not yet, and sends it `count` pieces of 200 ms of a tone, one every `everyMs`;
 * the second half is another clause. Resolves to the pieces when the last one was sent.
 */
export async function pieces(
  page: Page,
  { count, everyMs, reply = 1 }: { count: number; everyMs: number; reply?: number },
): Promise<number[][]> {
  return page.evaluate(
    async ({ count, everyMs, reply }) => {
      const { audioPage } = window
      if (audioPage.state().microphone.at === 'closed') await audioPage.start()
      await new Promise((resolve) => setTimeout(resolve, 500))
      const sent: number[][] = []
      for (let piece = 0; piece < count; piece++) {
        const pcm = Array.from({ length: 4800 }, (_, i) =>
          Math.fround(0.4 * Math.sin((2 * Math.PI * 331 * (piece * 4800 + i)) / 24_000)),
        )
        sent.push(pcm)
        audioPage.piece(reply, piece < count / 2 ? 0 : 1, pcm)
        await new Promise((resolve) => setTimeout(resolve, everyMs))
      }
      audioPage.emit('playback:end', { reply })
      return sent
    },
    { count, everyMs, reply },
  )
}
