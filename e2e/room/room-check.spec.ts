// The check of the room in a real page: what it hears of its own sound, and what it says of it.
import { describe, expect, inject, it } from 'vitest'
import { openApp } from '../app.ts'
import { echoPath } from './options.ts'
import { Room } from './room.ts'

const WITHIN_MS = 90_000
/** The page loads its speech detector, more than a second of work, before anybody could have found the button. */
const LOADED_WITHIN_MS = 3_000

/** The check's title and text, from the settings of an app in such a room; no engine is needed for it. */
async function checked(echo: 'none' | 'laptop' | 'desk', delayMs: number): Promise<string> {
  const signal = AbortSignal.timeout(WITHIN_MS)
  const room = await Room.open(echoPath({ echo, delayMs, reverbMs: 0, drive: 0, driftPpm: 0 }), {
    signal,
  })
  try {
    const app = await openApp({
      models: 'none',
      microphone: { pulseServer: room.server },
      settings: { talk: 'duplex' },
    })
    try {
      await app.window.show('settings')
      await app.page.waitForTimeout(LOADED_WITHIN_MS)
      await app.page.getByTestId('check-room').click()
      const help = app.page.locator('[data-testid="room-help"][data-at="told"]')
      await help.waitFor({ timeout: 30_000 })
      return (await help.textContent()) ?? ''
    } finally {
      await app.close()
    }
  } finally {
    await room.close()
  }
}

describe.runIf(inject('hasRoom'))('the check of the room', { timeout: WITHIN_MS }, () => {
  it('given a loudspeaker as loud as a person, then it says that people may speak over replies', async () => {
    const words = await checked('desk', 40)
    expect(words).toContain('You can speak over replies.')
  })

  it('given headphones, then it says that people may interrupt at any time', async () => {
    expect(await checked('none', 0)).toContain('You can interrupt at any time.')
  })

  it('given an echo over Bluetooth, then it says that it does not listen meanwhile, and what helps', async () => {
    const words = await checked('laptop', 900)
    expect(words).toContain('While it speaks, it does not listen.')
    expect(words).toContain('Bluetooth')
  })
})
