// Duplex mode from the browser's own microphone on: it finds the end of the turn itself.
import { afterEach, describe, expect, it } from 'vitest'
import { openApp, type App } from './app.ts'
import { recording } from './fixture/recordings.ts'
import { words } from './fixture/words.ts'

describe('hands-free', () => {
  let app: App
  afterEach(async () => await app.close())

  it("given a question to the browser's own microphone, when it ends, then it is answered aloud", async () => {
    const question = recording('1-japan')
    app = await openApp({
      microphone: { recording: question.file, afterMs: 2_500 },
      settings: { talk: 'duplex' },
    })
    await app.diary.becomes(({ readiness }) => readiness.at === 'ready')
    // Whatever was heard while the engines were loading: now the recording begins anew.
    await app.reload()
    await app.window.ready()
    const { turn } = await app.diary.first(0, 'finished')

    expect(words(turn.summary.transcript)).toEqual(words(question.text))
    expect(turn.summary.reply.toLowerCase()).toMatch(new RegExp(question.expect))
    expect(await app.ear.heardMs()).toBeGreaterThan(300)
    expect(turn.summary.voice_to_voice_ms).toBeGreaterThan(0)
    expect(turn.waterfall.rows.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['End of turn', 'Speech to text', 'First speech', 'Reply heard']),
    )
    await app.window.part('waterfall').waitFor()
  })
})
