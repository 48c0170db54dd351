// Talking to an app whose engine is unloaded: it listens meanwhile, and answers when the engine is there.
import { expect, it } from 'vitest'
import { FRAME_MS } from '../../shared/audio-format.ts'
import { talkRoom as room } from './testing/fake-talk-room.ts'

const SPEECH = '9'.repeat(20)

type Room = ReturnType<typeof room>

it('given a press and a release while it is away, then it listens, thinks, and answers the whole of it', async () => {
  const { talk, pass, hear, preRoll, modes, turns, page, rest, state } = room()
  rest.sleep()
  preRoll(15)
  talk.press()
  await hear(SPEECH)
  talk.release()
  await pass(1500)
  expect(state.wakes).toBe(1)
  expect(modes()).toEqual(['listening', 'thinking'])
  await rest.comeBack()
  await pass(4000)
  expect(modes()).toEqual(['listening', 'thinking', 'speaking', 'idle'])
  expect(turns()).toMatchObject([{ summary: { transcript: 'What is up?', interrupted: false } }])
  const received = page.named('turn').find((event) => event.event === 'audio_received')
  expect(received).toMatchObject({ duration_ms: 35 * FRAME_MS })
  const waking = turns()[0]!.waterfall.rows.find(({ label }) => label === 'Waking up')
  expect(waking?.endMs).toBeGreaterThanOrEqual(1500)
  // The wait is the person's: replies are not late because of it.
  expect(turns()[0]!.summary.stages.endpoint_ms).toBeGreaterThanOrEqual(1500)
})

it('given an engine that is there before the release, then the turn goes on without a gap', async () => {
  const { talk, pass, hear, turns, page, rest } = room()
  rest.sleep()
  talk.opened()
  talk.press()
  await hear(SPEECH)
  await rest.comeBack()
  await hear(SPEECH)
  talk.release()
  await pass(4000)
  expect(turns()).toHaveLength(1)
  const received = page.named('turn').find((event) => event.event === 'audio_received')
  expect(received).toMatchObject({ duration_ms: 40 * FRAME_MS })
  // Nobody waited for it.
  expect(turns()[0]!.waterfall.rows.map(({ label }) => label)).not.toContain('Waking up')
})

it('given hands-free speech while it is away, then it is answered, from its first word on', async () => {
  const { talk, pass, hear, modes, turns, rest, state } = room({ talk: 'duplex' })
  rest.sleep()
  talk.opened()
  await hear('0'.repeat(30) + SPEECH + '0'.repeat(40))
  expect(state.wakes).toBe(1)
  await rest.comeBack()
  await pass(4000)
  expect(modes()).toEqual(['listening', 'thinking', 'speaking', 'idle'])
  expect(turns()).toMatchObject([{ summary: { transcript: 'What is up?' } }])
})

it('given Escape while it comes, then nothing is answered', async () => {
  const { talk, pass, hear, modes, turns, rest } = room()
  rest.sleep()
  talk.opened()
  talk.press()
  await hear(SPEECH)
  talk.stop()
  await rest.comeBack()
  await pass(4000)
  expect(modes()).toEqual(['listening', 'idle'])
  expect(turns()).toEqual([])
})

it('given typed words, then they wake it and are answered', async () => {
  const { talk, pass, turns, rest } = room()
  rest.sleep()
  talk.type('What is up?')
  await rest.comeBack()
  await pass(4000)
  expect(turns()).toMatchObject([{ typed: true }])
})

it('given somebody who is about to talk, then it wakes without a word', async () => {
  const { talk, pass, modes, rest, state } = room()
  talk.held.wake()
  expect(state.wakes).toBe(0)
  rest.sleep()
  talk.held.wake()
  expect(state.wakes).toBe(1)
  await rest.comeBack()
  await pass(1000)
  expect(modes()).toEqual([])
})

it('given a voice to be tried, then it is heard when it is there', async () => {
  const { talk, pass, page, rest } = room()
  rest.sleep()
  void talk.preview('af_heart', 1)
  await pass(500)
  expect(page.named('playback:piece')).toEqual([])
  await rest.comeBack()
  await pass(2000)
  expect(page.named('playback:piece').length).toBeGreaterThan(0)
})

it.each<[string, (its: Room) => Promise<void>]>([
  [
    'pressed and asked',
    async ({ talk, hear }) => {
      talk.press()
      await hear(SPEECH)
      talk.release()
    },
  ],
  ['typed', async ({ talk }) => talk.type('What is up?')],
  ['pressed, and still speaks', async ({ talk, hear }) => (talk.press(), hear(SPEECH))],
])(
  'given a reply to be said again and somebody who has %s while the engine comes, then that is answered, and it is not said',
  async (_what, ask) => {
    const its = room()
    const { talk, pass, fake, rest, turns } = its
    rest.sleep()
    talk.opened()
    const said = talk.say('It is Tokyo, as I said before.')
    await ask(its)
    await rest.comeBack()
    await said
    if (talk.pressed) talk.release()
    await pass(4000)
    expect(fake.spoken.map(({ text }) => text).join(' ')).not.toContain('Tokyo')
    expect(turns()).toMatchObject([{ summary: { transcript: 'What is up?', interrupted: false } }])
  },
)

it('given a timer that ends while it is away, then the window says so at once, and the voice when it is there', async () => {
  const { talk, pass, page, rest, state } = room()
  talk.desk.perform({ kind: 'timer-set', durationMs: 1000, label: 'pasta' })
  rest.sleep()
  await pass(1100)
  expect(
    page
      .named('notice')
      .map(({ message }) => message)
      .join(),
  ).toMatch(/pasta/)
  expect(state.wakes).toBe(1)
  expect(page.named('playback:piece')).toEqual([])
  await rest.comeBack()
  await pass(2000)
  expect(page.named('playback:piece').length).toBeGreaterThan(0)
})
