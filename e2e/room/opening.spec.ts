// What it takes to open a microphone and to wake an output, with a sound server behind them.
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openApp, type App } from '../app.ts'
import { tellFigures } from '../fixture/tell-figures.ts'
import { wakeOutput } from './in-page/wake-output.ts'
import { PulseDaemon } from './pulse/pulse-daemon.ts'

/** `PARLEY_OPENINGS=10` measures, as docs/idle.md tells. */
const TIMES = Number(process.env['PARLEY_OPENINGS'] ?? 5)
const OPEN_WITHIN_MS = 1000
/** Until a device that nobody wants has been let go. */
const REST_MS = 700
/** An output that hangs in Chromium is not one that is slow: another one is tried. */
const OUTPUTS = 3
const STEP_WITHIN_MS = 5_000
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
    const waits = { restMs: REST_MS, withinMs: STEP_WITHIN_MS }
    const cold = await app.page.evaluate(openOnce, waits)
    const openings: Opening[] = []
    for (let time = 0; time < TIMES; time++) openings.push(await app.page.evaluate(openOnce, waits))
    const soundsMs = openings.map(({ soundMs }) => soundMs)
    tellFigures(
      `open ${middle(openings.map(({ openMs }) => openMs))}, first sound ${middle(soundsMs)}, the very first ${Math.round(cold.soundMs)} ms`,
    )
    expect(Math.max(...soundsMs)).toBeLessThan(OPEN_WITHIN_MS)
  }, 60_000)

  it('given an output that rests, then it runs soon after it is woken', async () => {
    const hung: string[] = []
    let wakesMs: number[] = []
    for (let output = 0; output < OUTPUTS && wakesMs.length < TIMES; output++) {
      const { ms, hungAt } = await app.page.evaluate(wakeOutput, {
        times: TIMES,
        restMs: REST_MS,
        withinMs: STEP_WITHIN_MS,
      })
      wakesMs = ms
      if (hungAt !== null) hung.push(hungAt)
    }
    if (hung.length > 0) tellFigures(`outputs that hung: ${hung.join('; ')}`)
    expect(wakesMs.length, hung.join('; ')).toBe(TIMES)
    tellFigures(`output awake after ${middle(wakesMs)}`)
    expect(Math.max(...wakesMs)).toBeLessThan(OPEN_WITHIN_MS)
  }, 60_000)
})

/** The middle one of `figures` in ms, the least and the most. */
function middle(figures: readonly number[]): string {
  const sorted = figures.map(Math.round).sort((a, b) => a - b)
  return `${sorted[Math.floor(sorted.length / 2)]} ms (${sorted[0]}–${sorted.at(-1)})`
}

/** Runs in the page: opens the microphone as Microphone.open does, hears its first sound and lets it go. */
async function openOnce({
  restMs,
  withinMs,
}: {
  restMs: number
  withinMs: number
}): Promise<Opening> {
  const comes = <T>(what: Promise<T>, step: string): Promise<T> =>
    Promise.race([
      what,
      new Promise<never>((_, reject) =>
        setTimeout(() => reject(new Error(`${step} did not come`)), withinMs),
      ),
    ])
  const fromMs = performance.now()
  const stream = await comes(
    navigator.mediaDevices.getUserMedia({
      audio: {
        echoCancellation: false,
        noiseSuppression: false,
        autoGainControl: false,
        channelCount: 1,
      },
    }),
    'the microphone',
  )
  const openMs = performance.now() - fromMs
  const track = stream.getAudioTracks()[0]!
  try {
    const reader = new MediaStreamTrackProcessor({ track }).readable.getReader()
    const { value } = await comes(reader.read(), 'its first sound')
    // What the first piece holds was said before it came.
    const soundMs = performance.now() - fromMs - (value?.duration ?? 0) / 1000
    value?.close()
    return { openMs, soundMs }
  } finally {
    track.stop()
    await new Promise((resolve) => setTimeout(resolve, restMs))
  }
}
