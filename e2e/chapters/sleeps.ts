// The computer goes to sleep in the middle of a conversation, by the word of the system.
import { beforeAll, describe, expect, it } from 'vitest'
import { isLongForm } from '../../src/engine/testing/long-form.ts'
import type { App } from '../app.ts'
import { LONG, recording } from '../fixture/recordings.ts'
import { words } from '../fixture/words.ts'

/** Leaves the app with push-to-talk. */
export function sleeps(app: () => App): void {
  describe('a computer that sleeps', () => {
    beforeAll(async () => {
      if (!isLongForm) return
      await app().useVoice()
      await app().window.show('talk')
      await app().window.ready()
      await app().diary.request('settings:change', { talk: 'duplex' })
    })

    it.runIf(isLongForm)(
      'given a reply that is heard hands-free, then it falls silent and nobody listens, and awake again the next question is answered',
      async ({ skip }) => {
        const { controls, diary, ear, page, voice, window } = app()
        if (!controls) return skip('no host')
        const question = recording('1-japan')
        await diary.request('conversation:new', undefined)
        await window.type(LONG)
        await ear.waitForSound(await ear.nowMs())
        await page.waitForTimeout(500)
        const sleptMs = await ear.nowMs()
        await controls.power('suspend')
        expect(await ear.soundedOnMs(sleptMs)).toBeLessThan(200) // the order takes its time
        expect(await diary.state()).toMatchObject({ mode: 'idle', muted: true })

        const moment = await diary.moment()
        await controls.power('resume')
        await diary.becomes(({ muted }) => !muted)
        await window.ready()
        await page.waitForTimeout(500) // the microphone is opened anew
        await voice.say(question)
        const { turn } = await diary.first(moment, 'finished')
        expect(words(turn.summary.transcript)).toEqual(words(question.text))
        await diary.request('settings:change', { talk: 'ptt' })
      },
    )
  })
}
