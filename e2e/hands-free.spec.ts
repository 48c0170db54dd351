// Duplex mode through the whole app: it finds the end of the turn itself, and can be interrupted.
import { afterEach, describe, expect, it } from 'vitest'
import { openApp, type App } from './app.ts'
import { recording } from './fixture/recordings.ts'
import { words } from './fixture/words.ts'

/** The engines load while the recording is still silent. */
const SILENCE_FIRST_MS = 9_000

describe('hands-free', () => {
  let app: App
  afterEach(async () => await app.close())

  it("given a question to the browser's own microphone, when it ends, then it is answered aloud", async () => {
    const question = recording('1-japan')
    app = await openApp({
      microphone: { recording: question.file, afterMs: SILENCE_FIRST_MS },
      settings: { talk: 'duplex' },
    })
    await app.window.ready()
    const { turn } = await app.diary.first(0, 'finished', 40_000)

    expect(words(turn.summary.transcript)).toEqual(words(question.text))
    expect(turn.summary.reply.toLowerCase()).toMatch(new RegExp(question.expect))
    expect(await app.ear.heardMs()).toBeGreaterThan(300)
    expect(turn.summary.voice_to_voice_ms).toBeGreaterThan(0)
    expect(turn.waterfall.rows.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['End of turn', 'Speech to text', 'First speech', 'Reply heard']),
    )
    await app.window.part('waterfall').waitFor()
  })

  it('given a reply that is heard, when the person speaks into it, then it stops and the question is answered', async () => {
    app = await openApp({ settings: { talk: 'duplex' } })
    await app.window.ready()
    const startMs = await app.ear.nowMs()
    const moment = await app.diary.moment()
    await app.window.type('Tell me a long story about a fox and a river.')
    await app.ear.waitForSound(startMs)
    await app.page.waitForTimeout(1_500)
    const question = recording('2-spider')
    await app.voice.say(question, { fromMs: question.speechStartMs })
    const story = await app.diary.first(moment, 'finished')
    expect(story.turn.summary.interrupted).toBe(true)
    expect(story.turn.summary.heard.length).toBeLessThan(story.turn.summary.reply.length)
    await app.page
      .getByTestId('reply')
      .filter({ hasText: /8|eight/i })
      .waitFor({ timeout: 20_000 })
    const finished = await app.diary.since(moment, 'finished')
    expect(finished.length).toBeGreaterThanOrEqual(1)
  })
})
