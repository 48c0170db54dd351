// "Delete everything", after a conversation with words that nobody else uses: no file has them afterwards.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cacheFolder } from '../../src/engine/models/cache-folder.ts'
import type { App } from '../app.ts'

const WORD = 'zyxanthoria'
const FORMS = (['utf8', 'utf16le'] as const).map((encoding) => Buffer.from(WORD, encoding))

/** Files below `folder` that have the word, whatever its letters are like. */
async function filesWithWord(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const found: string[] = []
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const bytes = await readFile(path).catch(() => Buffer.alloc(0))
    const lower = Buffer.from(bytes.toString('latin1').toLowerCase(), 'latin1')
    if (FORMS.some((form) => lower.includes(form))) found.push(path)
  }
  return found
}

/** The app's engines are opened anew. */
export function erased(app: () => App): void {
  describe('delete everything', () => {
    it('given rare words in a conversation, a reminder and the instructions, when everything is deleted, then no file of the app and its cache has them', async () => {
      const { diary, page, userData, window } = app()
      const kept = join(cacheFolder(), 'prompt-state')
      await diary.request('settings:change', { systemPrompt: `The user's cat is ${WORD}.` })
      for (const text of [
        `Remind me to feed ${WORD} tomorrow at nine.`,
        `My cat is called ${WORD}. Answer with one word: yes.`,
      ]) {
        const moment = await diary.moment()
        await window.show('talk')
        await window.type(text)
        await diary.first(moment, 'finished')
      }
      await expect.poll(() => filesWithWord(userData)).toHaveLength(3) // settings, timers, history

      await window.show('settings')
      await window.part('erase').click()
      await page.getByText('My settings and instructions too').click()
      const loaded = page.waitForEvent('load')
      await page.locator('dialog[open] .button.danger').click()
      await loaded

      expect(await filesWithWord(userData)).toEqual([])
      expect(await filesWithWord(kept)).toEqual([])
      await window.show('history')
      await page.getByText('Nothing yet').waitFor()
    })
  })
}
