// What belongs to a desktop app: settings that stay, the first start, the tray.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { openApp, type App } from './app.ts'

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
    if (app.controls) expect(await app.controls.trayItems()).not.toEqual([])
  })
})
