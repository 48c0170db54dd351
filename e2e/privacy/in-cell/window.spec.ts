// Runs inside a cell, started by ../private.spec.ts: the window, from its start through a conversation and every view.
import { expect, it } from 'vitest'
import { openApp } from '../../app.ts'
import { recording } from '../../fixture/recordings.ts'
import { VIEWS } from '../../fixture/window.ts'
import { words } from '../../fixture/words.ts'

it('given no network at all, when the window is spoken to and looked through, then it answers and misses nothing', async () => {
  const { close, diary, faults, voice, window } = await openApp({ settings: { talk: 'duplex' } })
  try {
    await window.ready()
    for (const id of ['1-japan', '2-spider']) {
      const moment = await diary.moment()
      await voice.say(recording(id))
      const { turn } = await diary.first(moment, 'finished')
      expect(words(turn.summary.transcript)).toEqual(words(recording(id).text))
      expect(turn.summary.reply.toLowerCase()).toMatch(new RegExp(recording(id).expect))
      await window.mode('idle')
    }
    for (const view of VIEWS) await window.show(view)
    expect(faults).toEqual({ requests: [], errors: [] })
  } finally {
    await close()
  }
})
