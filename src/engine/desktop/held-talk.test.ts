// What is said to an engine that is away, and what the session hears of it afterwards.
import { expect, it } from 'vitest'
import { FRAME_MS, FRAME_SAMPLES } from '../../shared/audio-format.ts'
import { HeldTalk, type HeldSession } from './held-talk.ts'

function room(talk: 'ptt' | 'duplex') {
  let startMs = 0
  const state = { wakes: 0, failures: 0, refuse: undefined as Error | undefined }
  const held = new HeldTalk({
    clock: { nowMs: () => startMs },
    talk: () => talk,
    rest: {
      isAway: () => true,
      wake: async () => {
        state.wakes++
        throw state.refuse ?? (await new Promise<never>(() => {}))
      },
    },
    onMode: () => {},
    onFailed: () => state.failures++,
  })
  /** One character is one frame: 9 speech, 0 silence. */
  const hear = (probabilities: string): void => {
    for (const one of probabilities) {
      const samples = new Float32Array(FRAME_SAMPLES)
      held.hear({ samples, startMs, speechProbability: Number(one) / 10 })
      startMs += FRAME_MS
    }
  }
  /** What the session was told, frames in a row as one. */
  const given = (): string => {
    const steps: string[] = []
    const note = (what: string) => () => void steps.push(what)
    const session: HeldSession = {
      newStream: note('stream'),
      hear: note('frame'),
      press: note('press'),
      release: note('release'),
      type: (text) => void steps.push(text),
    }
    const isTurn = held.giveTo(session)
    const told = steps
      .join(' ')
      .replace(/frame( frame)*/g, (run) => `frame×${run.split(' ').length}`)
    return `${told}${isTurn ? '' : ' (no turn)'}`
  }
  return { held, hear, given, state }
}

it('given a press and a release, then the session hears pre-roll, press, words and release in that order', () => {
  const { held, hear, given, state } = room('ptt')
  held.newStream()
  hear('00')
  held.press()
  expect(held.mode).toBe('listening')
  expect(state.wakes).toBe(1)
  hear('9999')
  held.release()
  expect(held.mode).toBe('thinking')
  expect(given()).toBe('stream stream frame×2 press frame×4 release')
  expect(held.mode).toBeUndefined()
})

it('given an engine that comes while the key is down, then the rest goes to the session itself', () => {
  const { held, hear, given } = room('ptt')
  held.press()
  hear('99')
  expect(given()).toBe('stream press frame×2')
  expect(given()).toBe('stream (no turn)')
})

it('given hands-free silence, then only the last moments are kept and nothing wakes', () => {
  const { hear, given, state, held } = room('duplex')
  hear('0'.repeat(5_000))
  expect(state.wakes).toBe(0)
  expect(held.mode).toBeUndefined()
  expect(given()).toBe('stream frame×80 (no turn)')
})

it('given hands-free speech, then it wakes at the first word, and the whole of it is heard', () => {
  const { hear, given, state, held } = room('duplex')
  hear('0'.repeat(10) + '9'.repeat(50))
  expect(state.wakes).toBe(1)
  expect(held.mode).toBe('listening')
  hear('0'.repeat(40))
  expect(held.mode).toBe('thinking')
  expect(given()).toBe('stream frame×100')
})

it('given a click, then there is nothing to answer', () => {
  const { hear, given } = room('duplex')
  hear('0099' + '0'.repeat(60))
  expect(given()).toMatch(/no turn/)
})

it('given what is held for longer than an engine takes, then its beginning is kept', () => {
  const { held, hear, given } = room('ptt')
  held.press()
  hear('9'.repeat(5_000))
  expect(given()).toBe('stream press frame×1874')
})

it('given typed words, then they take the place of what was held', () => {
  const { held, given } = room('ptt')
  held.press()
  held.type('What is up?')
  expect(given()).toBe('stream What is up?')
})

it('given an engine that does not come, then nothing is held any more', async () => {
  const { held, given, state } = room('ptt')
  state.refuse = new Error('the model is missing')
  held.press()
  await new Promise((resolve) => setImmediate(resolve))
  expect(state.failures).toBe(1)
  expect(held.mode).toBeUndefined()
  expect(given()).toBe('stream (no turn)')
})
