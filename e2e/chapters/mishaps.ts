// What goes wrong while the app runs: an engine that dies, a microphone that goes, and nobody asked for help outside.
import { beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../app.ts'

/** Leaves the app without a microphone. */
export function mishaps(app: () => App): void {
  describe('mishaps', () => {
    beforeAll(async () => {
      await app().useVoice()
      await app().diary.request('settings:change', { talk: 'ptt' })
    })

    it('given an engine that is killed, then the window says so and the next turn works', async () => {
      const { diary, window } = app()
      const engine = (await diary.state()).engines.find(({ part }) => part === 'tts')
      const moment = await diary.moment()
      process.kill(engine!.pid!, 'SIGKILL')
      await diary.first(moment, 'engines')
      await window.part('notice').first().waitFor()
      // Not what was asked before: a short answer that the voice remembers needs no voice.
      await window.type('What is nineteen plus fourteen?')
      const { turn } = await diary.first(moment, 'finished')
      expect(turn.summary.heard).toMatch(/33|thirty.three/i)
      const revived = (await diary.state()).engines.find(({ part }) => part === 'tts')
      expect(revived).toMatchObject({ state: 'ready' })
      expect(revived!.pid).not.toBe(engine!.pid)
    })

    it('given a microphone that is pulled out in the middle of a turn, then the window says so and listens no more, typing works, and plugged in again it is opened by a click', async () => {
      const { diary, page, voice, window } = app()
      await page.keyboard.down('Space')
      await window.mode('listening')
      await page.waitForTimeout(1_000) // the press has opened it
      await voice.unplug()
      await page.locator('[data-face="no-microphone"]').waitFor()
      await page.keyboard.up('Space')
      await window.mode('idle')
      await page
        .getByText(/no microphone was found/i)
        .first()
        .waitFor()

      const moment = await diary.moment()
      await window.type('What is three plus four?')
      const { turn } = await diary.first(moment, 'finished')
      expect(turn.summary.reply).toMatch(/7|seven/i)

      await voice.plugIn()
      await window.part('talk-button').click()
      await page.locator('[data-face="idle"]').waitFor()
    })

    it('given the microphone is refused, then the window says how to allow it', async () => {
      await app().refuseMicrophone()
      const { page, window } = app()
      await page.locator('[data-face="idle"], [data-face="no-microphone"]').waitFor()
      // A refusal that the permission does not tell of shows at the first press.
      await window.part('talk-button').click()
      await page.locator('[data-face="no-microphone"]').waitFor()
      await page
        .getByText(/may not use the microphone/i)
        .first()
        .waitFor()
    })

    it('given all of that, then the window asked nobody for anything and complained of nothing', async () => {
      const { controls, faults, page } = app()
      expect(faults).toEqual({ requests: [], errors: [] })
      const escaped = await page.evaluate(() =>
        fetch('https://example.com/').then(
          () => true,
          () => false,
        ),
      )
      expect(escaped).toBe(false)
      if (!controls) return
      expect(await controls.letsRequest('https://example.com/')).toBe(false)
      expect(await controls.allowsDevice('video')).toBe(false)
    })
  })
}
