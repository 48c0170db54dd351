import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApp, type App } from './app.ts'

describe('the window', () => {
  let app: App
  beforeAll(async () => {
    app = await openApp()
  })
  afterAll(async () => await app.close())

  it('given a fresh start, when its page has loaded, then it has a title and no complaint', async () => {
    expect(await app.page.title()).toBe('Parley')
    expect(app.faults).toEqual({ requests: [], errors: [] })
  })
})
