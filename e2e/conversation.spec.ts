// One app with real engines, from its start through all that is said to it: loading them once is what takes the time.
import { afterAll, beforeAll, describe } from 'vitest'
import { openApp, type App } from './app.ts'
import { besideTheWindow } from './chapters/beside-the-window.ts'
import { HEARD, handsFree } from './chapters/hands-free.ts'
import { looks } from './chapters/looks.ts'
import { mishaps } from './chapters/mishaps.ts'
import { pushToTalk } from './chapters/push-to-talk.ts'
import { thisComputer } from './chapters/this-computer.ts'

describe('a conversation', () => {
  let opened: App
  const app = (): App => opened

  beforeAll(async () => {
    opened = await openApp({
      microphone: { recording: HEARD.file, afterMs: 1_500 },
      settings: { talk: 'duplex' },
    })
    await opened.diary.becomes(({ readiness }) => readiness.at === 'ready')
  })
  afterAll(async () => await opened.close())

  handsFree(app)
  pushToTalk(app)
  besideTheWindow(app)
  thisComputer(app)
  looks(app)
  mishaps(app)
})
