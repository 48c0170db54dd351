// What belongs to a desktop app: settings that stay, and a system that does not give what it is asked for.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openApp } from './app.ts'

describe('desktop', () => {
  it('given settings changed in the window, when the app is started again, then they are as they were left', async () => {
    const userData = await mkdtemp(join(tmpdir(), 'parley-settings-'))
    try {
      const before = await openApp({ userData, models: 'none' })
      try {
        await before.window.part('mode-switch').getByText('Hands-free').click()
        await before.diary.request('settings:change', { speed: 1.25, theme: 'dark' })
      } finally {
        await before.close()
      }
      const { close, diary, page, window } = await openApp({ userData, models: 'none' })
      try {
        const { settings } = await diary.state()
        expect(settings).toMatchObject({ talk: 'duplex', speed: 1.25, theme: 'dark' })
        const chosen = window.part('mode-switch').locator('[data-state="checked"]')
        expect(await chosen.innerText()).toBe('Hands-free')
        await page.locator('html[data-theme="dark"]').waitFor()
      } finally {
        await close()
      }
    } finally {
      await rm(userData, { recursive: true, force: true })
    }
  })

  it('given no microphone and a hotkey that the system refuses, then both are said, with a way out', async () => {
    const { close, controls, diary, page, window } = await openApp({
      microphone: 'none',
      models: 'none',
      env: { PARLEY_HOST_REFUSE_SHORTCUTS: '1' },
    })
    try {
      await window.show('settings')
      await page
        .getByText(/no microphone was found/i)
        .first()
        .waitFor()
      if (!controls) return // in real Electron only the system can refuse it
      const { hotkey } = await diary.state()
      expect(hotkey).toMatchObject({ state: 'refused' })
      if (hotkey.state === 'refused') await page.getByText(hotkey.hint).first().waitFor()
    } finally {
      await close()
    }
  })
})
