// The measurement of this computer, from its button to what becomes of it.
import { describe, expect, it } from 'vitest'
import { isLongForm } from '../../src/engine/testing/long-form.ts'
import type { App } from '../app.ts'

export function thisComputer(app: () => App): void {
  describe('this computer', () => {
    it.runIf(isLongForm)(
      'given the button that measures it, then the settings say what came out, and it is kept',
      async () => {
        const { diary, page, window } = app()
        const before = (await diary.state()).settings.tier
        await diary.request('settings:change', { talk: 'ptt' })
        await window.mode('idle')
        await window.show('settings')
        await window.part('measure').click()
        await page.getByText(/reply to a short question begins after about/i).waitFor()
        const { automatic, foretold } = (await diary.state()).tier
        expect(foretold.map(({ tier }) => tier)).toContain(automatic)
        await page.getByText(`Automatic (${automatic} here)`).waitFor({ state: 'attached' })
        expect((await diary.state()).settings.tier).toBe(before)
        await window.show('talk')
      },
    )

    it('given a model that is being measured, then the engines make room, and who types ends it and is answered', async () => {
      const { diary, window } = app()
      await diary.becomes(({ readiness }) => readiness.at === 'ready')
      await window.mode('idle')
      await window.show('models')
      const rows = await diary.request('models:list', undefined)
      const { id } = rows.find(({ kind, state }) => kind === 'llm' && state !== 'missing')!
      const row = window.part(`measured-${id}`)
      const moment = await diary.moment()
      await row.getByRole('button', { name: /^Measure/ }).click()
      await row.getByRole('button', { name: 'Stop' }).waitFor()
      expect(await diary.first(moment, 'measuring')).toMatchObject({ id, step: 'loading' })
      expect((await diary.state()).readiness.at).toBe('asleep')
      await window.show('talk')
      await window.type('What is twelve times nine?')
      const { turn } = await diary.first(moment, 'finished', 60_000)
      expect(turn.summary.reply).toMatch(/108|hundred and eight/i)
      const after = await diary.state()
      expect([after.measuring, after.readiness.at]).toEqual([null, 'ready'])
      await window.mode('idle')
    })
  })
}
