// A virtual loudspeaker on a fake clock, for its tests.
import { type PlayedEvent, VirtualLoudspeaker } from '../virtual-loudspeaker.ts'
import { FakeClock } from './fake-clock.ts'

/** Samples of 24 kHz. */
export const ms = (time: number): number => time * 24

export function tone(lengthMs: number, gain = 0.5): Float32Array {
  return new Float32Array(ms(lengthMs)).fill(gain)
}

export function setUp(options: { maxQueuedMs?: number } = {}) {
  const clock = new FakeClock()
  const loudspeaker = new VirtualLoudspeaker<string>({ clock, ...options })
  const events: (PlayedEvent<string> & { toldAtMs: number })[] = []
  loudspeaker.onPlayed((event) => events.push({ ...event, toldAtMs: clock.nowMs() }))
  /** The stretches that sound, in ms, up to now. */
  const heard = (): [from: number, to: number][] => {
    const track = loudspeaker.render(clock.nowMs(), 24_000)
    const edges: number[] = []
    for (let i = 0; i <= track.length; i++) {
      const before = i > 0 && track[i - 1] !== 0
      const here = i < track.length && track[i] !== 0
      if (before !== here) edges.push(i / 24)
    }
    return Array.from({ length: edges.length / 2 }, (_, i) => [edges[2 * i]!, edges[2 * i + 1]!])
  }
  return { clock, loudspeaker, events, heard }
}
