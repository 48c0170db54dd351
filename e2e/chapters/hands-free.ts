// Duplex mode: it finds the end of the turn itself, and a reply can be talked over.
import { describe, expect, it } from 'vitest'
import type { App } from '../app.ts'
import { LONG, recording } from '../fixture/recordings.ts'
import { words } from '../fixture/words.ts'

/** Question that the browser's own microphone hears. */
export const HEARD = recording('4-dozen')

/** Wants an app in hands-free mode with the microphone `HEARD`; leaves it with `voice`. */
export function handsFree(app: () => App): void {
  describe('hands-free', () => {
    it("given a question to the browser's own microphone, when it ends, then it is answered aloud", async () => {
      const { diary, ear, window } = app()
      // Whatever was heard while the engines were loading: now the recording begins anew.
      await app().reload()
      const { turn } = await diary.first(0, 'finished')

      expect(words(turn.summary.transcript)).toEqual(words(HEARD.text))
      expect(turn.summary.reply.toLowerCase()).toMatch(new RegExp(HEARD.expect))
      expect(await ear.heardMs()).toBeGreaterThan(300)
      expect(turn.summary.voice_to_voice_ms).toBeGreaterThan(0)
      expect(turn.waterfall.rows.map(({ label }) => label)).toEqual(
        expect.arrayContaining(['End of turn', 'Speech to text', 'First speech', 'Reply heard']),
      )
      await window.part('waterfall').waitFor()
    })

    it('given a reply that is heard, when the person speaks into it, then it stops and the question is answered', async () => {
      const { diary, ear, voice, window } = app()
      const question = recording('2-spider')
      await app().useVoice()
      await window.ready()
      await diary.request('conversation:new', undefined) // a second go must not find the story begun
      const moment = await diary.moment()
      const startMs = await ear.nowMs()
      await window.type(LONG)
      // The microphone is another one now: until so much of a reply has not come back, it may be echo that is heard.
      await ear.waitForMs(startMs, 1_000)
      await voice.say(question, { fromMs: question.speechStartMs })
      const spoken = window
        .part('reply')
        .last()
        .filter({ hasText: /8|eight/i })
      await spoken.waitFor({ timeout: 30_000 })
      await window.mode('idle')
      const [story, answer] = await diary.since(moment, 'finished')
      expect(story!.turn.summary.interrupted).toBe(true)
      expect(story!.turn.summary.heard.length).toBeLessThan(story!.turn.summary.reply.length)
      expect(answer!.turn.summary.heard).toMatch(/8|eight/i)
    })
  })
}
