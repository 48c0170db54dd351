// The check in simulated rooms, with the canceller as it is: what it finds, and what the first reply has of it.
import { afterEach, describe, expect, it, vi } from 'vitest'
import { syllables } from '../echo/testing/signals.ts'
import { hindranceOf, RoomCheck } from './room-check.ts'
import { asTapped, type RoomOptions, SimulatedRoom } from './testing/simulated-room.ts'

const SECOND = 16_000
const SILENT_S = 0.1
const calm = new AbortController().signal

/** A check that is to be in `room`; its sound is on the way after 0.1 s, as in a page. */
function prepare(room: SimulatedRoom) {
  const recorded = new Float32Array(4 * SECOND)
  let playing: AbortSignal | undefined
  const playBeside = async (pcm: Float32Array, played?: AbortSignal) => {
    playing = played
    recorded.set(asTapped(pcm), SILENT_S * SECOND)
  }
  const check = new RoomCheck({ playBeside }, room.guard)
  return { check, recorded, isCut: () => playing?.aborted }
}

function begin(room: SimulatedRoom, signal = calm) {
  const { check, recorded, isCut } = prepare(room)
  const told: number[] = []
  const finding = check.run(signal, (share) => told.push(share))
  return { check, finding, recorded, told, isCut }
}

async function taught(options: RoomOptions, person?: Float32Array) {
  const room = new SimulatedRoom(options)
  const { check, recorded } = prepare(room)
  const teaching = check.teach(calm)
  const shares = room.play(recorded, person, { isReply: false })
  await teaching
  return { room, shares }
}

async function checked(options: RoomOptions) {
  const room = new SimulatedRoom(options)
  const { finding, recorded, told } = begin(room)
  const shares = room.play(recorded)
  return { room, shares, told, ...(await finding) }
}

afterEach(() => vi.useRealTimers())

describe('RoomCheck', () => {
  it('given a loudspeaker, learns its way, and a person is heard from the first words of the first reply on', async () => {
    const { room, verdict, measured, told } = await checked({ gain: 0.7 })

    expect(verdict).toBe('over-replies')
    expect(measured.lossDb).toBeGreaterThan(15)
    expect(measured.delayMs).toBeGreaterThan(30)
    expect(measured.delayMs).toBeLessThan(70)
    expect(told.at(-1)).toBe(1)
    expect(room.verdicts.at(-1)).toBe('cancelled')

    const reply = syllables(SECOND, 0.3, 5)
    const person = syllables(SECOND, 0.3, 42, 1600).fill(0, 0, 0.3 * SECOND)
    const heard = (room: SimulatedRoom): number =>
      room.play(reply, person).filter((share) => share < 0.5).length
    expect(heard(room)).toBeGreaterThan(8)
    expect(heard(new SimulatedRoom({ gain: 0.7 }))).toBe(0)
  })

  it('given the first reply alone after it, takes none of it for a person', async () => {
    const { room } = await checked({ gain: 0.7 })
    const shares = room.play(syllables(SECOND, 0.3, 5))
    expect(shares.filter((share) => share < 0.5).length).toBeLessThan(2)
  })

  it.each([0.0005, 0.02])(
    'given headphones and noise of %f, says that nothing comes back',
    async (noise) => {
      const { room, verdict, measured } = await checked({ gain: 0, noise })
      expect(verdict).toBe('free')
      expect(measured).toMatchObject({ delayMs: null, echoDb: null })
      expect(room.verdicts.at(-1)).toBe('absent')
      expect(Math.max(...room.play(syllables(SECOND)))).toBe(0)
    },
  )

  it('given an echo that comes after 740 ms, says that it is late, and takes no reply for a person', async () => {
    const { room, verdict } = await checked({ gain: 0.7, delayMs: 740 })
    expect(verdict).toBe('late')
    expect(room.verdicts.at(-1)).toBe('hard')
    expect(Math.min(...room.play(syllables(3 * SECOND)))).toBe(1)
  })

  it('given such an echo, still hears a person who is clearly louder', async () => {
    const { room } = await checked({ gain: 0.1, delayMs: 740 })
    const reply = syllables(2 * SECOND)
    const person = syllables(2 * SECOND, 0.3, 42, 1600).fill(0, 0, SECOND)
    const shares = room.play(reply, person)
    expect(Math.min(...shares.slice(0, 30))).toBe(1)
    expect(shares.slice(30).filter((share) => share === 0).length).toBeGreaterThan(20)
  })

  it('given a microphone that clips, says so', async () => {
    const { verdict, measured } = await checked({ gain: 30 })
    expect(verdict).toBe('overdriven')
    expect(measured.clippedShare).toBeGreaterThan(0.1)
  })

  it('given a page that is not told what is played, says so', async () => {
    const { verdict, room } = await checked({ gain: 0.7, isTapped: false })
    expect(verdict).toBe('untapped')
    expect(room.verdicts).toEqual(['hard'])
  })

  it('while it lasts, nothing that is heard is anybody’s speech', async () => {
    const { shares } = await checked({ gain: 0 })
    expect(shares.slice(0, 90).every((share) => share === 1)).toBe(true)
  })

  it('given a cancel, ends the sound and listens as before', async () => {
    const room = new SimulatedRoom({ gain: 0 })
    const cancel = new AbortController()
    const { finding, isCut } = begin(room, cancel.signal)
    cancel.abort()
    await expect(finding).rejects.toMatchObject({ name: 'AbortError' })
    expect(isCut()).toBe(true)
    expect(room.play(new Float32Array(SECOND)).every((share) => share === 0)).toBe(true)
  })

  it('given somebody who talks meanwhile, or a microphone that stands still, fails and says why', async () => {
    const talked = begin(new SimulatedRoom({ gain: 0 }))
    talked.check.interrupt('Somebody talked.')
    await expect(talked.finding).rejects.toThrow('Somebody talked.')

    vi.useFakeTimers()
    const still = begin(new SimulatedRoom({ gain: 0 }))
    const failed = expect(still.finding).rejects.toThrow('does not answer')
    await vi.advanceTimersByTimeAsync(10_000)
    await failed
  })
})

describe('RoomCheck.teach', () => {
  const reply = syllables(SECOND, 0.3, 5)
  const person = syllables(SECOND, 0.3, 42, 1600).fill(0, 0, 0.3 * SECOND)
  const others = (shares: number[]) => shares.filter((share) => share < 0.5).length

  it('given a loudspeaker, learns its way: a person is heard over the first reply, and the reply is nobody', async () => {
    const one = await taught({ gain: 0.7 })
    expect(one.room.verdicts.at(-1)).toBe('cancelled')
    expect(others(one.room.play(reply, person))).toBeGreaterThan(8)

    const other = await taught({ gain: 0.7 })
    expect(others(other.room.play(reply))).toBeLessThan(2)
  })

  it('given headphones, says so; given an echo after 740 ms, that nobody is heard over replies', async () => {
    expect((await taught({ gain: 0 })).room.verdicts.at(-1)).toBe('absent')
    const { room } = await taught({ gain: 0.7, delayMs: 740 })
    expect(room.verdicts.at(-1)).toBe('hard')
    expect(Math.min(...room.play(syllables(3 * SECOND)))).toBe(1)
  })

  it('given somebody who speaks meanwhile, hears them, and finds nothing hard by it', async () => {
    const words = syllables(4 * SECOND, 0.3, 42, 1600)
    const { room, shares } = await taught({ gain: 0.001, noise: 0.02 }, words)
    expect(others(shares)).toBeGreaterThan(110)
    expect(room.verdicts).not.toContain('hard')
  })
})

describe('hindranceOf', () => {
  const fine = { isOpen: true, isMuted: false, isBusy: false, volume: 1 }

  it('given nothing in the way, is null; else it says what to do', () => {
    expect(hindranceOf(fine)).toBeNull()
    expect(hindranceOf({ ...fine, isOpen: false })).toContain('microphone')
    expect(hindranceOf({ ...fine, isMuted: true })).toContain('Unmute')
    expect(hindranceOf({ ...fine, isBusy: true })).toContain('over')
    expect(hindranceOf({ ...fine, volume: 0 })).toContain('Turn it up')
  })
})
