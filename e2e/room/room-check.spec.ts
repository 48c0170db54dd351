// The check of the room in a real page: what it hears of its own sound, and what it says of it.
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { isLongForm } from '../../src/engine/testing/long-form.ts'
import { openApp, type App } from '../app.ts'
import { installDetectorWatch, type DetectorWatchWindow } from './in-page/detector-watch.ts'
import { echoPath } from './options.ts'
import { Room } from './room.ts'

const WITHIN_MS = 90_000

describe.runIf(inject('hasRoom'))('the check of the room', { timeout: WITHIN_MS }, () => {
  let room: Room
  let app: App
  beforeAll(async () => {
    room = await Room.open(null, { signal: AbortSignal.timeout(WITHIN_MS) })
    // No engine is needed for it.
    app = await openApp({
      models: 'none',
      microphone: { pulseServer: room.server },
      settings: { talk: 'duplex' },
      prepare: async (page) => void (await page.addInitScript(installDetectorWatch)),
    })
  }, WITHIN_MS)
  afterAll(async () => {
    await app?.close()
    await room?.close()
  })

  /** The check's title and text, from the settings of a page that knows nothing of such a room yet. */
  async function checked(echo: 'none' | 'laptop' | 'desk', delayMs: number): Promise<string> {
    await room.becomes(echoPath({ echo, delayMs, reverbMs: 0, drive: 0, driftPpm: 0 }))
    await app.reload()
    await app.window.show('settings')
    // The page loads it, more than a second of work, before anybody could have found the button.
    await app.page.waitForFunction(
      () => (window as unknown as DetectorWatchWindow).parleyDetectorIsLoaded,
      undefined,
      { polling: 100 },
    )
    await app.window.part('check-room').click()
    const help = app.page.locator('[data-testid="room-help"][data-at="told"]')
    await help.waitFor({ timeout: 30_000 })
    return (await help.textContent()) ?? ''
  }

  it('given a loudspeaker as loud as a person, then it says that people may speak over replies', async () => {
    const words = await checked('desk', 40)
    expect(words).toContain('You can speak over replies.')
  })

  it.runIf(isLongForm)(
    'given headphones, then it says that people may interrupt at any time',
    async () => {
      expect(await checked('none', 0)).toContain('You can interrupt at any time.')
    },
  )

  it.runIf(isLongForm)(
    'given an echo over Bluetooth, then it says that it does not listen meanwhile, and what helps',
    async () => {
      const words = await checked('laptop', 900)
      expect(words).toContain('While it speaks, it does not listen.')
      expect(words).toContain('Bluetooth')
    },
  )
})
