// `it` for specs of the page's sound: each opens pages of its own, in browsers that all specs of a file share.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { expect, inject, it as plain } from 'vitest'
import { type AudioPageOptions, AudioPages, type OpenAudioPage } from './open-audio-page.ts'

interface Given {
  /** A folder for the files of a spec's file. */
  scratch: string
  pages: AudioPages
  /** Opens a page; closed after the spec, which fails where the page complained of something. */
  start: (options?: AudioPageOptions) => Promise<Page>
}

export const it = plain.extend<Given>({
  scratch: [
    async ({}, give) => {
      const folder = await mkdtemp(join(tmpdir(), 'parley-audio-'))
      await give(folder)
      await rm(folder, { recursive: true, force: true })
    },
    { scope: 'file' },
  ],
  pages: [
    async ({}, give) => {
      const pages = await AudioPages.make(inject('browser'))
      await give(pages)
      await pages.close()
    },
    { scope: 'file' },
  ],
  start: async ({ pages }, give) => {
    const open: OpenAudioPage[] = []
    await give(async (options) => {
      const opened = await pages.open(options)
      open.push(opened)
      return opened.page
    })
    await Promise.all(open.map((opened) => opened.close()))
    for (const { faults } of open) expect(faults).toEqual([])
  },
})
