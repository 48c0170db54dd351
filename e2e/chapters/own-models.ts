// Models of the user's own, added in the window of an app that has no others: from a file and from a stand-in hub.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { FakeHub } from '../../src/engine/models/testing/fake-hub.ts'
import { tinyGguf } from '../../src/engine/models/testing/tiny-gguf.ts'
import { openApp } from '../app.ts'
import { dress, lookAt, THEMES } from '../fixture/look.ts'

export function ownModels(): void {
  it('given a file and a name on the hub, when looked at, then both are shown first, and can be chosen once added', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'parley-own-'))
    const hub = new FakeHub()
    hub.content = tinyGguf()
    await hub.listen()
    const lfs = { sha256: hub.sha256 }
    const siblings = [{ rfilename: 'tiny-Q4_K_M.gguf', size: hub.content.length, lfs }]
    hub.repository = { sha: 'a'.repeat(40), tags: ['license:mit'], siblings }
    await writeFile(join(folder, 'mine.gguf'), tinyGguf({ elements: 65 }))
    const app = await openApp({
      models: 'none',
      env: {
        PARLEY_HUB: hub.base,
        PARLEY_CACHE: join(folder, 'cache'),
        PARLEY_MODELS: join(folder, 'models'),
      },
    })
    const { page, window, diary } = app
    try {
      await window.show('models')
      const offer = window.part('own-offer')
      const look = async (wanted: string): Promise<void> => {
        await page.getByLabel('Add one').fill(wanted)
        await page.getByRole('button', { name: 'Look' }).click()
        await offer.waitFor()
      }
      await look(join(folder, 'mine.gguf'))
      expect(hub.requests).toEqual([])
      await offer.getByRole('button', { name: 'Add' }).click()
      await page.getByText('is on this computer').first().waitFor()
      await look('owner/tiny')
      expect(await offer.innerText()).toContain(hub.sha256)
      expect(hub.requests).toHaveLength(1)
      for (const theme of THEMES) {
        await dress(app, theme)
        await lookAt(page, `own-model-${theme}`)
      }
      await offer.getByRole('button', { name: /^Fetch/ }).click()
      const choice = page.getByLabel('Language model')
      await choice.locator('option', { hasText: 'owner/tiny' }).waitFor({ state: 'attached' })
      await choice.selectOption({ value: 'mine' })
      await expect.poll(async () => (await diary.state()).settings.llmModel).toBe('mine')
    } finally {
      await app.close()
      await hub.close()
      await rm(folder, { recursive: true, force: true })
    }
  })
}
