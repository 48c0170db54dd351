// What it takes to open a microphone and to wake an output, with a sound server behind them.
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openApp, type App } from '../app.ts'
import { tellFigures } from '../fixture/tell-figures.ts'
import { PulseDaemon } from './pulse/pulse-daemon.ts'

const TIMES = 10
const OPEN_WITHIN_MS = 1000
const MODULES = [
  'module-null-sink sink_name=room rate=48000 channels=1',
  'module-remap-source source_name=mic master=room.monitor',
]

interface Opening {
  /** From the call to its answer. */
  openMs: number
  /** To the first sample. */
  soundMs: number
}

describe.skipIf(!inject('hasRoom'))('opening', () => {
  let pulse: PulseDaemon
  let app: App
  beforeAll(async () => {
    pulse = await PulseDaemon.open(MODULES, { signal: AbortSignal.timeout(20_000) })
    app = await openApp({ microphone: { pulseServer: pulse.server }, models: 'none' })
  }, 60_000)
  afterAll(async () => {
    await app.close()
    await pulse.close()
  })

  it('given a microphone that rests, then its first sound is there soon after the press', async () => {
    // The first one starts Chromium's own process for sound.
    const cold = await app.page.evaluate(openOnce)
    const openings: Opening[] = []
    for (let time = 0; time < TIMES; time++) openings.push(await app.page.evaluate(openOnce))
    const middle = (pick: (one: Opening) => number): string => {
      const sorted = openings.map(pick).sort((a, b) => a - b)
      return `${Math.round(sorted[TIMES / 2]!)} ms (${Math.round(sorted[0]!)}–${Math.round(sorted.at(-1)!)})`
    }
    tellFigures(
      `open ${middle(({ openMs }) => openMs)}, first sound ${middle(({ soundMs }) => soundMs)}, the very first ${Math.round(cold.soundMs)} ms`,
    )
    expect(Math.max(...openings.map(({ soundMs }) => soundMs))).toBeLessThan(OPEN_WITHIN_MS)
  }, 60_000)

  it('given an output that rests, then it runs soon after it is woken', async () => {
    const wakes = await app.page.evaluate(async (times) => {
      const context = new AudioContext({ sampleRate: 24_000, latencyHint: 'interactive' })
      context.createConstantSource().connect(context.destination)
      const all: number[] = []
      for (let time = 0; time < times; time++) {
        await context.suspend()
        await new Promise((resolve) => setTimeout(resolve, 700))
        const fromMs = performance.now()
        const fromS = context.currentTime
        void context.resume()
        while (context.currentTime === fromS) await new Promise((resolve) => setTimeout(resolve, 1))
        all.push(performance.now() - fromMs)
      }
      await context.close()
      return all.sort((a, b) => a - b)
    }, TIMES)
    const [least, middle, most] = [wakes[0]!, wakes[TIMES / 2]!, wakes.at(-1)!].map(Math.round)
    tellFigures(`output awake after ${middle} ms (${least}–${most})`)
    expect(most).toBeLessThan(OPEN_WITHIN_MS)
  }, 60_000)
})

/** Runs in the page: opens the microphone as Microphone.open does, hears its first sound and lets it go. */
async function openOnce(): Promise<Opening> {
  const fromMs = performance.now()
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: {
      echoCancellation: false,
      noiseSuppression: false,
      autoGainControl: false,
      channelCount: 1,
    },
  })
  const openMs = performance.now() - fromMs
  const track = stream.getAudioTracks()[0]!
  const reader = new MediaStreamTrackProcessor({ track }).readable.getReader()
  const { value } = await reader.read()
  // What the first piece holds was said before it came.
  const soundMs = performance.now() - fromMs - (value?.duration ?? 0) / 1000
  value?.close()
  track.stop()
  await new Promise((resolve) => setTimeout(resolve, 700))
  return { openMs, soundMs }
}
