// The microphone dies, comes back, is refused, is called off.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CapturedFrame } from './frame-clock.ts'
import { type KeeperParts, MicrophoneKeeper } from './microphone-keeper.ts'
import { microphoneProblem } from './microphone-problem.ts'

type OpenOptions = Parameters<KeeperParts['open']>[0]

class FakeMicrophone {
  label = 'Desk'
  isEnabled: boolean | null = null
  isResting: boolean | null = null
  isDisposed = false

  constructor(readonly options: OpenOptions) {}

  setEnabled(isEnabled: boolean): void {
    this.isEnabled = isEnabled
  }

  setResting(isResting: boolean): void {
    this.isResting = isResting
  }

  dispose(): void {
    this.isDisposed = true
  }
}

const samples = new Float32Array(512)
const frame: CapturedFrame = {
  ...{ samples, capturedAtMs: 0, arrivedAtMs: 0 },
  ...{ ownShare: 0, isFirst: false },
}

function setUp(refusal?: () => Error | null) {
  const opened: FakeMicrophone[] = []
  const states: string[] = []
  const lost: string[] = []
  const keeper = new MicrophoneKeeper({
    open: async (options) => {
      await Promise.resolve()
      const error = refusal?.()
      if (error) throw error
      opened.push(new FakeMicrophone(options))
      return opened.at(-1)!
    },
    problemOf: microphoneProblem,
    onState: ({ at }) => states.push(at),
    onFrame: () => {},
    onLost: ({ at }) => lost.push(at),
  })
  return { keeper, opened, states, lost }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('MicrophoneKeeper', () => {
  it('given a start, opens the device once however often it is asked', async () => {
    const { keeper, opened, states } = setUp()
    await Promise.all([keeper.start('a'), keeper.start('a')])
    await keeper.start('a')
    expect(opened).toHaveLength(1)
    expect(states).toEqual(['opening', 'open'])
  })

  it('given a rest, then a microphone that is opened later rests as well', async () => {
    const { keeper, opened } = setUp()
    keeper.setResting(true)
    await keeper.start('a')
    expect(opened[0]!.isResting).toBe(true)
    keeper.setResting(false)
    expect(opened[0]!.isResting).toBe(false)
  })

  it('given another device, lets go of the first', async () => {
    const { keeper, opened } = setUp()
    await keeper.start('a')
    await keeper.start('b')
    expect(opened.map(({ options, isDisposed }) => [options.deviceId, isDisposed])).toEqual([
      ['a', true],
      ['b', false],
    ])
  })

  it('given a device that ends, opens what there is', async () => {
    const { keeper, opened, lost } = setUp()
    await keeper.start('a')
    opened[0]!.options.onEnded()
    await vi.advanceTimersByTimeAsync(0)
    expect(opened).toHaveLength(2)
    expect(lost).toEqual([])
  })

  it('given none left, says so and tries again when asked', async () => {
    let error: Error | null = new DOMException('', 'NotFoundError')
    const { keeper, states, lost } = setUp(() => error)
    await keeper.start(null)
    expect(lost).toEqual(['missing'])
    error = null
    await keeper.retry()
    expect(states.at(-1)).toBe('open')
  })

  it('given a refusal, says denied and asks no more by itself', async () => {
    const { keeper, states } = setUp(() => new DOMException('', 'NotAllowedError'))
    await keeper.start(null)
    await keeper.start(null)
    expect(states).toEqual(['opening', 'denied'])
  })

  it('given frames that stop coming, opens the device anew', async () => {
    const { keeper, opened } = setUp()
    await keeper.start(null)
    opened[0]!.options.onFrame(frame)
    await vi.advanceTimersByTimeAsync(3000)
    expect(opened).toHaveLength(2)
    expect(opened[0]!.isDisposed).toBe(true)
    keeper.stop()
  })

  it('given a device that never delivers, gives it up instead of opening it for ever', async () => {
    const { keeper, opened, lost } = setUp()
    await keeper.start(null)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(opened).toHaveLength(1)
    expect(lost).toEqual(['failed'])
  })

  it('given headphones that take five seconds to become a microphone, waits for them', async () => {
    const { keeper, opened, lost } = setUp()
    await keeper.start(null)
    await vi.advanceTimersByTimeAsync(5000)
    opened[0]!.options.onFrame(frame)
    await vi.advanceTimersByTimeAsync(2000)
    expect(opened).toHaveLength(1)
    expect(lost).toEqual([])
    keeper.stop()
  })

  it('given a rest, lets go of the device, says what is known of it, and opens it when it is needed', async () => {
    const { keeper, opened, states } = setUp()
    await keeper.start('a')
    keeper.rest({ at: 'resting' })
    expect(opened[0]!.isDisposed).toBe(true)
    await keeper.retry() // nobody needs it
    await keeper.ensure('a')
    await keeper.ensure('a')
    expect(opened).toHaveLength(2)
    expect(states).toEqual(['opening', 'open', 'resting', 'opening', 'open'])
    keeper.stop()
  })

  it('given a stop while it opens, closes what comes', async () => {
    const { keeper, opened, states } = setUp()
    const started = keeper.start(null)
    keeper.stop()
    await started
    expect(opened[0]!.isDisposed).toBe(true)
    expect(states).toEqual(['opening', 'closed'])
  })

  it('given mute before it opened, the device opens muted', async () => {
    const { keeper, opened } = setUp()
    keeper.setMuted(true)
    await keeper.start(null)
    expect(opened[0]!.isEnabled).toBe(false)
    keeper.stop()
  })
})
