// The computer sleeps in the middle of a conversation: what becomes of that, and what is there when it wakes.
import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { Away } from '../engine/desktop/presence/away.ts'
import { talkRoom } from '../engine/desktop/testing/fake-talk-room.ts'
import type { Settings } from '../shared/window/settings.ts'
import { watchPower } from './power.ts'

const SPEECH = '9'.repeat(20)
const HOUR_MS = 3_600_000

function room(settings: Partial<Settings> = {}) {
  const conversation = talkRoom(settings)
  const { talk, page, state } = conversation
  const power = new EventEmitter()
  const away = new Away(talk, page.tell, () => state.settings.talk === 'duplex')
  watchPower(power, {
    away: () => away.leave(),
    awake: () => talk.desk.clockMoved(),
    back: () => away.back(),
  })
  /** Timeouts stand still meanwhile, and nothing is heard or played. */
  const sleepFor = (ms: number): void => {
    power.emit('suspend')
    state.sleptMs += ms
    power.emit('resume')
  }
  return { ...conversation, power, sleepFor }
}

describe('a computer that sleeps', () => {
  it('given a reply that is heard, then it ends and is kept as far as it was heard, and the next turn is answered', async () => {
    const { talk, page, pass, kept, turns, sleepFor } = room()
    talk.type('How are you?')
    await pass(900)
    expect(talk.mode).toBe('speaking')
    sleepFor(HOUR_MS)
    expect(page.named('playback:flush')).toHaveLength(1)
    await pass(4000)
    expect(talk.mode).toBe('idle')
    expect(kept).toMatchObject([{ summary: { interrupted: true } }])
    talk.type('And now?')
    await pass(4000)
    expect(turns()[1]).toMatchObject({ summary: { interrupted: false } })
  })

  it('given a person who speaks hands-free, then nobody hears on, and awake again it listens as before', async () => {
    const { talk, hear, pass, page, turns, power } = room({ talk: 'duplex' })
    talk.opened()
    await hear(SPEECH)
    power.emit('suspend')
    await hear(SPEECH)
    expect(talk.mode).toBe('idle')
    power.emit('resume')
    expect(page.named('audio:renew')).toHaveLength(1)
    expect(talk.muted).toBe(false)
    talk.opened()
    await hear(SPEECH + '0'.repeat(40))
    await pass(4000)
    expect(turns()).toHaveLength(1)
  })

  it('given a button that is held, then it is let go, here and in the page', async () => {
    const { talk, hear, page, pass, turns, sleepFor } = room()
    talk.opened()
    talk.press()
    await hear(SPEECH)
    sleepFor(HOUR_MS)
    expect(talk.pressed).toBe(false)
    expect(page.named('press')).toEqual([{ stroke: 'cancel' }])
    await pass(3000)
    expect(turns()).toEqual([])
  })

  it('given a timer that ended meanwhile, then it is told of once when the computer wakes, with its time, and the others run on', async () => {
    const { talk, pass, page, fake, sleepFor } = room()
    talk.type('Set a pasta timer for ten minutes.')
    await pass(4000)
    talk.type('Set a bread timer for seventy minutes.')
    await pass(4000)
    sleepFor(HOUR_MS)
    const away = /^While I was away: your pasta timer ended at /
    expect(page.named('notice').map(({ message }) => message)).toEqual([
      expect.stringMatching(away),
    ])
    await pass(8000)
    expect(fake.spoken.map(({ text }) => text).join(' ')).toContain('While I was away')
    expect(talk.desk.list()).toMatchObject([{ label: 'bread' }])
    await pass(HOUR_MS / 6)
    expect(page.named('notice')[1]).toMatchObject({
      message: 'Time is up. Your bread timer is done.',
    })
  })
})
