// Runs inside a cell, started by ../private.spec.ts: the window, from its start through a conversation and every view.
import { expect, it } from 'vitest'
import { openApp } from '../../app.ts'
import { askAloud } from '../../fixture/ask-aloud.ts'
import { VIEWS } from '../../fixture/window.ts'

it('given no network at all, when the window is spoken to and looked through, then it answers and misses nothing', async () => {
  const app = await openApp({ settings: { talk: 'duplex' } })
  const { close, faults, window } = app
  try {
    await askAloud(app)
    for (const view of VIEWS) await window.show(view)
    expect(faults).toEqual({ requests: [], errors: [] })
  } finally {
    await close()
  }
})
