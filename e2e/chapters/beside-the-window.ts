// Another program has the focus: the overlay shows what goes on and stops it, timers are told by the system.
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../app.ts'
import type { HostControls } from '../fixture/host-controls.ts'
import { lookAt, THEMES } from '../fixture/look.ts'
import { LONG, recording } from '../fixture/recordings.ts'
import { words } from '../fixture/words.ts'

/** Only the host says where the mouse is and which window is in front. */
export function besideTheWindow(app: () => App): void {
  describe('beside the window', () => {
    let overlay: Page
    const controls = (): HostControls => app().controls!
    const shown = async (isShown: boolean): Promise<void> =>
      await expect
        .poll(async () => (await controls().overlay())?.isShown ?? false, { timeout: 5_000 })
        .toBe(isShown)

    beforeAll(async () => {
      if (!app().controls) return
      await app().useVoice()
      await app().window.ready()
      await app().diary.request('settings:change', { talk: 'ptt', overlay: true })
      await controls().windowInFront(false)
    })
    afterAll(async () => {
      if (!app().controls) return
      await controls().windowInFront(true)
      await overlay.close()
      await app().page.bringToFront()
    })

    it('given the window out of sight, when the hotkey talks, then the overlay shows each word as it is understood, and the reply', async (test) => {
      if (!app().controls) return test.skip()
      const { diary, page, voice, window } = app()
      await shown(false)
      const question = recording('1-japan')
      const moment = await diary.moment()
      const [accelerator] = await controls().shortcuts()
      await controls().pressShortcut(accelerator!)
      overlay = await app().otherWindow('/overlay.html')
      await shown(true)
      expect(await controls().overlay()).toMatchObject({ focusable: false, alwaysOnTop: true })
      await overlay.locator('[data-mode="listening"]').waitFor()
      await page.bringToFront() // of the browser's tabs alone: its timers shall not be slowed
      await window.mode('listening')
      const saying = voice.say(question)
      await overlay.getByTestId('overlay-said').waitFor()
      await look('listening')
      await saying
      await controls().pressShortcut(accelerator!)
      await overlay.locator('[data-mode="speaking"]').waitFor({ timeout: 30_000 })
      expect(words(await overlay.getByTestId('overlay-said').innerText())).toEqual(
        words(question.text),
      )
      await overlay.getByTestId('overlay-reply').filter({ hasText: /tokyo/i }).waitFor()
      await diary.first(moment, 'finished')
      await shown(false)
    })

    it('given a long reply, when the mouse is on the stop button, then that alone takes the click, and it is silent at once', async (test) => {
      if (!app().controls) return test.skip()
      const { diary, ear, page } = app()
      await diary.request('conversation:new', undefined)
      const moment = await diary.moment()
      const startMs = await ear.nowMs()
      await diary.request('talk:type', { text: LONG })
      await ear.waitForSound(startMs)
      await shown(true)
      await look('speaking')

      const { bounds } = (await controls().overlay())!
      const stop = overlay.getByTestId('overlay-stop')
      const button = (await stop.boundingBox())!
      const middle = { x: button.x + button.width / 2, y: button.y + button.height / 2 }
      const clickedThrough = async (): Promise<boolean> =>
        (await controls().overlay())!.clickedThrough
      await controls().movePointer({ x: bounds.x + 4, y: bounds.y + 4 })
      await expect.poll(clickedThrough).toBe(true)
      await controls().movePointer({ x: bounds.x + middle.x, y: bounds.y + middle.y })
      await expect.poll(clickedThrough).toBe(false)

      const stopMs = await ear.nowMs()
      await stop.dispatchEvent('click') // a click of Playwright's waits for frames of a tab that is behind another
      const { turn } = await diary.first(moment, 'finished')
      expect(turn.summary.interrupted).toBe(true)
      await page.bringToFront()
      expect(await ear.soundedOnMs(stopMs)).toBeLessThan(200) // the click takes its time
      await shown(false)
    })

    it('given a timer that ends out of sight, then the system tells of it once, and a click brings the window', async (test) => {
      if (!app().controls) return test.skip()
      const { diary, window } = app()
      await diary.request('talk:type', { text: 'Set a timer for two seconds.' })
      await expect
        .poll(() => controls().notifications(), { timeout: 20_000 })
        .toEqual([expect.stringMatching(/time is up/i)])
      await controls().clickNotification()
      expect(await controls().windowIsSeen()).toBe(true)
      await window.mode('idle')
    })

    it('given the window in front, then the overlay stays away, and no notification comes', async (test) => {
      if (!app().controls) return test.skip()
      const { diary, window } = app()
      const moment = await diary.moment()
      await window.type('What is two plus two?')
      await diary.first(moment, 'finished')
      expect((await controls().overlay())?.isShown ?? false).toBe(false)
      expect(await controls().notifications()).toHaveLength(1)
    })

    /** A picture of what is there now, in both themes. */
    async function look(what: string): Promise<void> {
      for (const theme of THEMES) {
        const { width, height } = (await controls().overlay())!.bounds
        await overlay.setViewportSize({ width, height })
        await overlay.emulateMedia({ colorScheme: theme })
        await lookAt(overlay, `overlay-${what}-${theme}`, { omitBackground: true })
      }
    }
  })
}
