// What belongs to a desktop app: settings that stay, the hotkey, the tray, the first start, a microphone that goes.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { openApp, type App } from './app.ts'
import { recording } from './fixture/recordings.ts'
import { words } from './fixture/words.ts'

describe('desktop', () => {
  let app: App
  afterEach(async () => await app.close())

  it('given settings changed in the window, when the app is started again, then they are as they were left', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'parley-settings-'))
    try {
      app = await openApp({ userData: folder })
      await app.window.part('mode-switch').getByText('Hands-free').click()
      await app.diary.request('settings:change', { speed: 1.25, theme: 'dark' })
      await app.close()
      app = await openApp({ userData: folder })
      const { settings } = await app.diary.state()
      expect(settings).toMatchObject({ talk: 'duplex', speed: 1.25, theme: 'dark' })
      const chosen = app.window.part('mode-switch').locator('[data-state="checked"]')
      expect(await chosen.innerText()).toBe('Hands-free')
      await app.page.locator('html[data-theme="dark"]').waitFor()
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })

  it('given a first start, when its pages are followed to the end, then the window is ready to talk', async () => {
    app = await openApp({ settings: { onboarded: false } })
    const { page, window } = app
    await page.locator('html[data-view="onboarding"]').waitFor()
    const finish = window.part('onboarding-finish')
    for (let pages = 0; pages < 10 && !(await finish.isVisible()); pages++) {
      await window.part('onboarding-next').click()
    }
    await finish.click()
    await page.locator('html[data-view="talk"]').waitFor()
    expect((await app.diary.state()).settings.onboarded).toBe(true)
  })

  it('given another program has the focus, when the hotkey is tapped twice, then what was said between is answered', async () => {
    app = await openApp()
    const { controls, window, diary } = app
    await window.ready()
    if (!controls) return // only the system can press it in real Electron
    const [accelerator] = await controls.shortcuts()
    expect(accelerator).toBe('CommandOrControl+Shift+Space')
    const question = recording('1-japan')
    const moment = await diary.moment()
    await controls.pressShortcut(accelerator!)
    await window.mode('listening')
    await app.voice.say(question)
    await controls.pressShortcut(accelerator!)
    const { turn } = await diary.first(moment, 'finished')
    expect(words(turn.summary.transcript)).toEqual(words(question.text))

    // A microphone that is pulled out in the middle of a turn costs that turn, never the app.
    await controls.pressShortcut(accelerator!)
    await window.mode('listening')
    await app.voice.unplug()
    await window.mode('idle')

    expect(await controls.trayItems()).not.toEqual([])
  })
})
