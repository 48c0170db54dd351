// What is kept of turns and who may read figures, as the window shows it: an app without models will do.
import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import type { App } from '../app.ts'
import { freePort } from '../../src/cli/testing/free-port.ts'

/** Wants an app without a turn behind it. */
export function figures(app: () => App): void {
  describe('figures', () => {
    it('given no turn yet, then Statistics says what will stand there', async () => {
      const { page, window } = app()
      await window.show('statistics')
      await page.getByText('No figures yet').waitFor()
      await window.show('talk')
    })

    it('given figures for Prometheus are turned on in Settings, then who has the token reads them, until they are turned off', async () => {
      const { diary, page, window } = app()
      await window.show('settings')
      expect(await diary.request('metrics:state', undefined)).toEqual({ at: 'off' })
      await diary.request('settings:change', { metricsPort: await freePort() })
      const chosen = page.getByRole('switch', { name: 'Figures for Prometheus' })
      await chosen.click()
      const told = window.part('metrics-at')
      await told.waitFor()
      const state = await diary.request('metrics:state', undefined)
      if (state.at !== 'on') throw new Error(`metrics are ${state.at}`)
      expect(await told.innerText()).toContain(state.url)
      const token = (await readFile(state.tokenFile, 'utf8')).trim()
      const answer = await fetch(state.url, { headers: { authorization: `Bearer ${token}` } })
      expect(await answer.text()).toContain('parley_turns_total{outcome="answered"} 0')
      expect((await fetch(state.url)).status).toBe(401)
      await chosen.click()
      await told.waitFor({ state: 'detached' })
      await diary.request('metrics:state', undefined)
      await expect(fetch(state.url)).rejects.toThrow()
    })

    it('given nothing is kept yet, then Settings says so of each kind, with its place, and has nothing to delete', async () => {
      const { page, window } = app()
      for (const kind of ['history', 'audio', 'transcripts', 'events', 'figures'])
        expect(await window.part(`kept-${kind}`).innerText()).toMatch(/^Nothing yet in .+/)
      await expect(page.getByRole('button', { name: /^Delete all: / }).count()).resolves.toBe(0)
      await window.show('talk')
    })
  })
}
