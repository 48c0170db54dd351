// One app with real engines, from its start through all that is said to it: loading them once is what takes the time.
import { afterAll, beforeAll, describe, inject } from 'vitest'
import { openApp, type App } from './app.ts'
import { besideTheWindow } from './chapters/beside-the-window.ts'
import { erased } from './chapters/erased.ts'
import { HEARD, handsFree } from './chapters/hands-free.ts'
import { heldHotkey } from './chapters/held-hotkey.ts'
import { killed } from './chapters/killed.ts'
import { looks } from './chapters/looks.ts'
import { mishaps } from './chapters/mishaps.ts'
import { pageEnds } from './chapters/page-ends.ts'
import { pushToTalk } from './chapters/push-to-talk.ts'
import { sleeps } from './chapters/sleeps.ts'
import { thisComputer } from './chapters/this-computer.ts'
import { XDisplay } from './hotkey/x-display.ts'

describe('a conversation', () => {
  let opened: App
  let display: XDisplay | undefined
  const app = (): App => opened

  beforeAll(async () => {
    display = inject('hasX') ? await XDisplay.open() : undefined
    opened = await openApp({
      microphone: { recording: HEARD.file, afterMs: 1_500 },
      settings: { talk: 'duplex' },
      ...(display && { env: { DISPLAY: display.name } }),
    })
    await opened.diary.becomes(({ readiness }) => readiness.at === 'ready')
  })
  afterAll(async () => {
    await opened.close()
    await display?.close()
  })

  handsFree(app)
  pushToTalk(app)
  besideTheWindow(app)
  heldHotkey(app, () => display)
  thisComputer(app)
  looks(app)
  pageEnds(app)
  sleeps(app)
  mishaps(app)
  erased(app)
  killed(app)
})
