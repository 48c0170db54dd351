// Models of the user's own, added in the window of an app that has no others: from a file and from a stand-in hub.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { FakeHub } from '../../src/engine/models/testing/fake-hub.ts'
import { tinyGguf } from '../../src/engine/models/testing/tiny-gguf.ts'
import { thisMachine } from '../../src/engine/figures/profile/machine.ts'
import { MeasuredModelsFile } from '../../src/engine/figures/profile/measured-models.ts'
import { openApp, type App } from '../app.ts'
import type { Diary } from '../fixture/diary.ts'
import { dress, lookAt, THEMES } from '../fixture/look.ts'

export function ownModels(): void {
  it('given a file and a name on the hub, when looked at, then both are shown first, and can be chosen once added and measured', async () => {
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
      const mineFile = join(folder, 'mine.gguf')
      await page.getByLabel('Add one').fill(mineFile)
      await page.getByRole('button', { name: 'Look' }).click()
      await page.getByText('choose the file by its button').first().waitFor()
      await choose(app, mineFile, look)
      expect(hub.requests).toEqual([])
      await offer.getByRole('button', { name: 'Add' }).click()
      await page.getByText('is on this computer').first().waitFor()
      const choice = page.getByLabel('Language model')
      const mine = window.part('measured-mine')
      await mine.getByText('Not measured on this computer yet').waitFor()
      // Nothing else of the assistant is here, so that nothing can be measured.
      expect(await mine.getByRole('button', { name: /^Measure/ }).isDisabled()).toBe(true)
      expect(await choice.locator('option', { hasText: 'mine' }).count()).toBe(0)
      await noteMeasured(diary, join(folder, 'cache'), 'mine')
      await look('owner/tiny')
      expect(await offer.innerText()).toContain(hub.sha256)
      expect(hub.requests).toHaveLength(1)
      for (const theme of THEMES) {
        await dress(app, theme)
        await lookAt(page, `own-model-${theme}`)
      }
      await offer.getByRole('button', { name: /^Fetch/ }).click()
      await window.part('own-offer').waitFor({ state: 'detached' })
      await mine.getByText('8 of 10 replies right').waitFor()
      expect(await choice.locator('option').count()).toBe(2)
      await choice.selectOption({ value: 'mine' })
      await expect.poll(async () => (await diary.state()).settings.llmModel).toBe('mine')
    } finally {
      await app.close()
      await hub.close()
      await rm(folder, { recursive: true, force: true })
    }
  })
}

/** The user chooses a file; a browser in Electron's place does not tell the page where it lies. */
async function choose(
  { page, controls, window }: App,
  file: string,
  look: (wanted: string) => Promise<void>,
): Promise<void> {
  if (controls) {
    await controls.chooseFile(file)
    return await look(file)
  }
  await page.locator('input[type=file]').setInputFiles(file)
  await window.part('own-offer').waitFor()
}

/** As if the model had been measured on this computer, which takes engines. */
async function noteMeasured(diary: Diary, cacheFolder: string, id: string): Promise<void> {
  const model = (await diary.request('models:list', undefined)).find((row) => row.id === id)
  const figures = {
    sha256: model?.sha256 ?? '',
    machine: thisMachine(),
    measured_at: new Date().toISOString(),
    load_ms: 100,
    first_token_ms: 100,
    tokens_per_second: 30,
    memory_bytes: null,
    voice_to_voice_ms: 600,
    keeps_up: true,
    talk: { turns: 10, right: 0.8, refusals: 0, false_claims: 0, leaks: 0 },
  }
  const { signal } = new AbortController()
  await new MeasuredModelsFile(cacheFolder).save(id, figures, { signal })
}
