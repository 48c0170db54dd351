// Steps leave in their order, whenever the detector answers.
import { describe, expect, it } from 'vitest'
import { FRAME_SAMPLES } from '../../shared/audio-format.ts'
import { FrameOutbox, type SpeechDetector } from './frame-outbox.ts'
import type { GateStep } from './talk-gate.ts'

/** Answers when told to. */
class FakeDetector implements SpeechDetector {
  readonly waiting: { resolve: (probability: number) => void; reject: (why: Error) => void }[] = []
  resets = 0

  probability(): Promise<number> {
    return new Promise((resolve, reject) => this.waiting.push({ resolve, reject }))
  }

  reset(): void {
    this.resets++
  }
}

function setUp() {
  const detector = new FakeDetector()
  const sent: [string, unknown][] = []
  const failures: unknown[] = []
  const outbox = new FrameOutbox(
    detector,
    (name, payload) => sent.push([name, payload]),
    () => 1000,
    (error) => failures.push(error),
  )
  return { detector, outbox, sent, failures, names: () => sent.map(([name]) => name) }
}

function frame(capturedAtMs = 990, ownShare = 0): GateStep {
  const samples = new Float32Array(FRAME_SAMPLES)
  const arrivedAtMs = capturedAtMs
  return { what: 'frame', frame: { samples, capturedAtMs, arrivedAtMs, ownShare, isFirst: false } }
}

async function settle(): Promise<void> {
  for (let i = 0; i < 20; i++) await Promise.resolve()
}

describe('FrameOutbox', () => {
  it('given a press behind frames that are still being judged, the press waits for them', async () => {
    const { detector, outbox, names } = setUp()
    outbox.take({ what: 'opened' })
    outbox.take(frame())
    outbox.take({ what: 'press' })
    await settle()
    expect(names()).toEqual(['audio:opened'])

    detector.waiting[0]!.resolve(0.5)
    await settle()
    expect(names()).toEqual(['audio:opened', 'audio:frame', 'talk:press'])
  })

  it('given frames with and without speech, then it knows for a moment that somebody speaks', async () => {
    const at = { now: 990, before: 800 }
    for (const [heard, hears] of [
      [[[0.9, at.now]], true],
      [
        [
          [0.9, at.before],
          [0.2, at.now],
        ],
        false,
      ],
      [[[0.2, at.now]], false],
    ] as const) {
      const { detector, outbox } = setUp()
      for (const [, capturedAtMs] of heard) outbox.take(frame(capturedAtMs))
      for (const [n, [probability]] of heard.entries()) detector.waiting[n]!.resolve(probability)
      await settle()
      expect(outbox.hearsSpeech).toBe(hears)
    }
  })

  it('given a detector that has judged nothing yet, then somebody may be speaking', async () => {
    const { detector, outbox } = setUp()
    outbox.take(frame(990))
    expect(outbox.hearsSpeech).toBe(true)
    detector.waiting[0]!.resolve(0.01)
    await settle()
    expect(outbox.hearsSpeech).toBe(false)
  })

  it('given our own voice for 160 ms and then a person, sends the first more quietly and the other whole', async () => {
    const { detector, outbox, sent } = setUp()
    for (const ownShare of [0.9, 0.9, 0.9, 0.9, 0.9, 0.1]) {
      const step = frame(990, ownShare)
      if (step.what === 'frame') step.frame.samples.fill(0.5)
      outbox.take(step)
    }
    for (const { resolve } of detector.waiting) {
      resolve(0.5)
      await settle()
    }
    const last = sent.map(([, payload]) => (payload as { samples: Float32Array }).samples.at(-1)!)
    expect(last[4]).toBeLessThan(0.05)
    expect(last[5]).toBe(0.5)
  })

  it('given speech that can be our own voice, does not tell it as speech', async () => {
    const { detector, outbox, sent } = setUp()
    outbox.take(frame(990, 0.2))
    outbox.take(frame(990, 0.8))
    for (const { resolve } of detector.waiting) resolve(0.9)
    await settle()
    expect(sent.map(([, payload]) => payload)).toMatchObject([
      { speechProbability: 0.9 },
      { speechProbability: 0 },
    ])
  })

  it('given a judged frame, sends its probability and how old it is by then', async () => {
    const { detector, outbox, sent } = setUp()
    outbox.take(frame(958))
    detector.waiting[0]!.resolve(0.75)
    await settle()
    expect(sent[0]![1]).toMatchObject({ speechProbability: 0.75, ageMs: 42 })
  })

  it('given a new stream, the detector forgets the last one', () => {
    const { detector, outbox } = setUp()
    outbox.take({ what: 'opened' })
    expect(detector.resets).toBe(1)
  })

  it('given clear, what waited is never sent, and what comes after is', async () => {
    const { detector, outbox, names } = setUp()
    outbox.take(frame())
    outbox.clear()
    outbox.take({ what: 'opened' })
    detector.waiting[0]!.resolve(1)
    await settle()
    expect(names()).toEqual(['audio:opened'])
  })

  it('given a detector that fails, tells it once and drops what waits', async () => {
    const { detector, outbox, names, failures } = setUp()
    outbox.take(frame())
    outbox.take(frame())
    outbox.take({ what: 'release' })
    for (const { reject } of detector.waiting) reject(new Error('no model'))
    await settle()
    expect(failures).toHaveLength(1)
    expect(names()).toEqual([])
  })
})
