// The window's page ends by itself in the middle of a conversation, and the app loads it anew.
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { isLongForm } from '../../src/engine/testing/long-form.ts'
import type { App } from '../app.ts'
import { LONG, recording } from '../fixture/recordings.ts'
import { words } from '../fixture/words.ts'

const FRAMES = 'parleyFrames'

/** Leaves the app with push-to-talk. */
export function pageEnds(app: () => App): void {
  describe('a page that ends by itself', () => {
    beforeAll(async () => {
      await app().useVoice()
      await app().window.show('talk')
      await app().window.ready()
      await app().diary.request('settings:change', { talk: 'ptt' })
    })
    afterEach(async () => {
      await app().diary.request('settings:change', { talk: 'ptt' })
    })

    it('given a reply that is heard, then it does not go on, is kept as far as it was heard, and the next turn is heard', async ({
      skip,
    }) => {
      const { crash, diary, ear, page, window } = app().controls ? app() : skip('no host')
      await diary.request('conversation:new', undefined)
      await window.type(LONG)
      await ear.waitForSound(await ear.nowMs())
      await page.waitForTimeout(700)
      await crash()
      await window.ready()
      await window.part('not-heard').waitFor()
      expect(await diary.state()).toMatchObject({
        mode: 'idle',
        turns: [{ turn: { summary: { transcript: LONG, interrupted: true } } }],
      })
      expect(await ear.heardMs()).toBe(0) // of a page that plays nothing
      const [newest] = await diary.request('history:list', { search: '' })
      expect(newest).toMatchObject({ title: LONG, turns: 1 })

      const moment = await diary.moment()
      await window.type('What is three plus four?')
      const { turn } = await diary.first(moment, 'finished')
      expect(turn.summary.heard).toMatch(/7|seven/i)
      expect(await ear.heardMs()).toBeGreaterThan(100)
    })

    it.runIf(isLongForm)(
      'given a button that is held, then nothing is held any more, and the next press is answered',
      async ({ skip }) => {
        const { crash, diary, page, voice, window } = app().controls ? app() : skip('no host')
        const question = recording('2-spider')
        await page.keyboard.down('Space')
        await window.mode('listening')
        await voice.begin(question)
        await page.waitForTimeout(500)
        await crash()
        await page.keyboard.up('Space')
        await window.ready()
        expect(await diary.state()).toMatchObject({ mode: 'idle' })

        const moment = await diary.moment()
        await window.hold(async () => {
          await window.mode('listening')
          await voice.say(question)
        })
        const { text } = await diary.turnEvent(moment, 'stt_complete')
        expect(words(text)).toEqual(words(question.text))
        await page.keyboard.press('Escape')
        await window.mode('idle')
      },
    )

    it.runIf(isLongForm)(
      'given a person who speaks hands-free, then nobody waits for the rest, the window shows what was said before, and the next question is answered',
      async ({ skip }) => {
        const { crash, diary, page, voice, window } = app().controls ? app() : skip('no host')
        const question = recording('1-japan')
        await diary.request('settings:change', { talk: 'duplex' })
        await window.ready()
        const shown = (): Promise<string[]> => window.part('confirmed').allInnerTexts()
        const before = await shown()
        expect(before.length).toBeGreaterThan(0)
        await voice.begin(question)
        await window.mode('listening')
        await page.waitForTimeout(300)
        await crash()
        await window.ready()
        await window.mode('idle')
        expect(await shown()).toEqual(before)

        const moment = await diary.moment()
        await voice.say(question)
        const { text } = await diary.turnEvent(moment, 'stt_complete')
        expect(words(text)).toEqual(words(question.text))
        await page.keyboard.press('Escape')
        await window.mode('idle')
      },
    )

    it.runIf(isLongForm)(
      'given a microphone that was muted, then it is muted in the new page, and nothing of it leaves that',
      async ({ skip }) => {
        const { crash, diary, evaluateMain, page, voice, window } = app().controls
          ? app()
          : skip('no host')
        await diary.request('settings:change', { talk: 'duplex' })
        await window.ready()
        await evaluateMain(({ ipcMain }, name) => {
          const counts = globalThis as unknown as Record<string, number>
          counts[name] = 0
          ipcMain.on('audio:frame', () => counts[name]!++)
        }, FRAMES)
        const frames = (): Promise<number> =>
          evaluateMain(
            (_, name) => (globalThis as unknown as Record<string, number>)[name]!,
            FRAMES,
          )
        await expect.poll(frames).toBeGreaterThan(0)
        await window.part('mute-button').click()
        await diary.becomes(({ muted }) => muted)
        await crash()
        await page.waitForTimeout(500) // the microphone is open by then
        const before = await frames()
        await voice.begin(recording('1-japan'))
        await page.waitForTimeout(500)
        expect(await frames()).toBe(before)
        await window.part('mute-button').click()
        await diary.becomes(({ muted }) => !muted)
      },
    )
  })
}
