import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

interface Source {
  kind: string
  sha256?: string | null
  downloadSha256?: string | null
}

describe('the catalogue', () => {
  it('given each place where a model is fetched, has a checksum of what comes from there or of what is made of it', () => {
    const file = resolve(import.meta.dirname, '../../../resources/models/catalog.json')
    const { models } = JSON.parse(readFileSync(file, 'utf8')) as {
      models: { id: string; sources: Source[] }[]
    }
    const unpinned = models.flatMap(({ id, sources }) =>
      sources
        .filter(({ kind }) => kind !== 'model') // made here, of one that is pinned
        .filter(
          ({ sha256, downloadSha256 }) => !/^[0-9a-f]{64}$/.test(sha256 ?? downloadSha256 ?? ''),
        )
        .map(({ kind }) => `${id} from ${kind}`),
    )
    expect(models.length).toBeGreaterThan(5)
    expect(unpinned).toEqual([])
  })
})
