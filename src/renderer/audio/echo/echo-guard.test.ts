import { describe, expect, it } from 'vitest'
import type { CapturedFrame } from '../frame-clock.ts'
import { EchoGuard } from './echo-guard.ts'
import { inRoom, level, noise } from './testing/signals.ts'

const stranger = noise(16_000, 0.4, 99)

const frame = (arrivedAtMs: number, isFirst = false): CapturedFrame => ({
  samples: new Float32Array(512).fill(0.1),
  ...{ capturedAtMs: arrivedAtMs, arrivedAtMs },
  ...{ ownShare: 0, isFirst },
})

describe('EchoGuard', () => {
  it('given nothing played, leaves frames as they are', () => {
    const guard = new EchoGuard(
      () => false,
      () => {},
    )
    const heard = frame(1000, true)
    expect(guard.clean(heard)).toMatchObject([{ ownShare: 0 }])
    expect(guard.clean(heard)[0]?.samples).toBe(heard.samples)
  })

  it('given a reply of which it is told nothing, takes all that is heard for its own voice', () => {
    const verdicts: string[] = []
    let plays = true
    const guard = new EchoGuard(
      () => plays,
      (verdict) => verdicts.push(verdict),
    )
    expect(guard.clean(frame(1000))).toMatchObject([{ ownShare: 1 }])
    plays = false
    expect(guard.clean(frame(1032))).toMatchObject([{ ownShare: 0 }])
    expect(verdicts).toEqual(['hard'])
  })

  it('given a reply, gives a frame when what was played beside it is known, with the next one at the latest, and at its end both', () => {
    let plays = true
    const guard = new EchoGuard(
      () => plays,
      () => {},
    )
    guard.played({ position: 0, samples: new Float32Array(128).fill(0.1) }, 960)
    const times = (at: number) => guard.clean(frame(at)).map(({ capturedAtMs }) => capturedAtMs)
    expect([times(1000), times(1032)]).toEqual([[], [1000]])
    const next = { position: 128, samples: new Float32Array(2048).fill(0.1) }
    expect(guard.played(next, 1040).map(({ capturedAtMs }) => capturedAtMs)).toEqual([1032])
    expect([times(1064), times(1200)]).toEqual([[1064], []])
    plays = false
    expect([times(1232), times(1264)]).toEqual([[1200, 1232], [1264]])
  })

  it('given an output that takes 48 ms of sound at once, takes the echo away all the same', () => {
    const guard = new EchoGuard(
      () => true,
      () => {},
    )
    const reply = noise(8 * 16_000, 0.3)
    const echo = inRoom(reply, 1300)
    const left: number[] = []
    for (let at = 0, told = 0; at + 512 <= reply.length; at += 512) {
      // What is played between two moments 48 ms apart is told at the first of them.
      for (; told < at + 512 && told % 768 <= at + 512; told += 128) {
        const burst = Math.floor(told / 768) * 768
        guard.played({ position: told, samples: reply.slice(told, told + 128) }, burst / 16)
      }
      const heard = { ...frame((at + 512) / 16, at === 0), samples: echo.slice(at, at + 512) }
      for (const { samples } of guard.clean(heard))
        left.push(samples.reduce((sum, x) => sum + x * x, 0) / 512)
    }
    expect(Math.max(...left.slice(-60))).toBeLessThan(1e-4)
  })

  it.each([
    { stoodMs: 96, stopMs: 4_000, where: 'within a word' },
    { stoodMs: 200, stopMs: 4_000, where: 'within a word' },
    { stoodMs: 400, stopMs: 4_000, where: 'within a word' },
    { stoodMs: 200, stopMs: 4_500, where: 'in a pause' },
    { stoodMs: 480, stopMs: 4_500, where: 'in a pause' },
  ])(
    'given an output that stands still for $stoodMs ms $where, takes the late echo for nobody, and has it again',
    ({ stoodMs, stopMs }) => {
      const guard = new EchoGuard(
        () => true,
        () => {},
      )
      // Words of 0.6 s, pauses of 0.8.
      const reply = noise(8 * 16_000, 0.3).map((x, i) => ((i + 6_400) % 22_400 < 9_600 ? x : 0))
      const stop = stopMs * 16
      const late = stoodMs * 16
      const heardOf = (i: number): number => (i < stop ? i : i < stop + late ? -1 : i - late)
      const sounded = reply.map((_, i) => (heardOf(i) < 0 ? 0 : reply[heardOf(i)]!))
      const echo = inRoom(sounded, 1300)
      const frames: { atMs: number; ownShare: number; leftDbfs: number; heardDbfs: number }[] = []
      const keep = ({ samples, ownShare, arrivedAtMs: atMs }: CapturedFrame): void => {
        const heardDbfs = level(echo.slice(atMs * 16 - 512, atMs * 16))
        frames.push({ atMs, ownShare, leftDbfs: level(samples), heardDbfs })
      }
      for (let at = 0, told = 0; at + 512 <= echo.length; at += 512) {
        for (; told + 128 <= at + 512; told += 128) {
          const from = heardOf(told)
          if (from < 0 || (told >= stop && from < stop - 127)) continue
          const chunk = reply.slice(from, from + 128)
          const samples = chunk.every((x) => x === 0) ? null : chunk
          guard.played({ position: from, samples }, (told + 128) / 16).forEach(keep)
        }
        const heard = { ...frame((at + 512) / 16, at === 0), samples: echo.slice(at, at + 512) }
        guard.clean(heard).forEach(keep)
      }
      const loud = frames.filter(({ heardDbfs }) => heardDbfs > -40)
      const after = loud.filter(({ atMs }) => atMs > stopMs - 32)
      // One frame is nobody's word: it takes two to hold a reply.
      const isTheirs = after.map(({ ownShare }) => ownShare < 0.5)
      expect(isTheirs.filter((is, n) => is && isTheirs[n - 1]).length).toBe(0)
      expect(isTheirs.filter((is) => is).length).toBeLessThanOrEqual(1)
      const last = loud.filter(({ atMs }) => atMs > 6_500)
      const lossDb = last.reduce((sum, { heardDbfs, leftDbfs }) => sum + heardDbfs - leftDbfs, 0)
      expect(lossDb / last.length).toBeGreaterThan(12)
    },
  )

  it('given an echo that cannot be learned and then can, says once that it is hard, and once that it is not', () => {
    const verdicts: string[] = []
    const guard = new EchoGuard(
      () => true,
      (verdict) => verdicts.push(verdict),
    )
    const seconds = 8
    const reply = noise(seconds * 16_000, 0.3)
    // Another room’s sound for five seconds: loud, and nothing that the filter could learn.
    const echo = inRoom(reply, 1300).map((x, i) => (i < 5 * 16_000 ? stranger[i % 16_000]! : x))
    for (let at = 0; at + 512 <= reply.length; at += 512) {
      const arrivedAtMs = (at + 512) / 16
      for (let from = at; from < at + 512; from += 128)
        guard.played({ position: from, samples: reply.slice(from, from + 128) }, (from + 128) / 16)
      guard.clean({ ...frame(arrivedAtMs, at === 0), samples: echo.slice(at, at + 512) })
    }
    expect(verdicts).toEqual(['hard', 'cancelled'])
  })

  it('given another device after a hard one, knows nothing again', () => {
    const verdicts: string[] = []
    const guard = new EchoGuard(
      () => true,
      (verdict) => verdicts.push(verdict),
    )
    for (let i = 0; i < 100; i++) guard.clean(frame(1000 + 32 * i))
    guard.forget()
    expect(verdicts).toEqual(['hard', 'unknown'])
  })

  it('given a short sound of ours that is no reply, before the room is known, hears who speaks over it', () => {
    const verdicts: string[] = []
    const guard = new EchoGuard(
      () => false,
      (verdict) => verdicts.push(verdict),
    )
    guard.clean(frame(0, true))
    guard.played({ position: 0, samples: Float32Array.from(noise(2048, 0.3)) }, 128)
    const shares = [64, 96, 128, 160, 192].flatMap((at) => guard.clean(frame(at)))
    expect(shares.map(({ ownShare }) => ownShare)).toEqual([0, 0, 0, 0, 0])
    expect(verdicts).toEqual([])
  })
})
