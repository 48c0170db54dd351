import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

interface Source {
  kind: string
  url?: string
  sha256?: string | null
  downloadSha256?: string | null
}

function models(): { id: string; sources: Source[] }[] {
  const file = resolve(import.meta.dirname, '../../../resources/models/catalog.json')
  return (JSON.parse(readFileSync(file, 'utf8')) as { models: ReturnType<typeof models> }).models
}

describe('the catalogue', () => {
  it('given each place where a model is fetched, has a checksum of what comes from there or of what is made of it', () => {
    const unpinned = models().flatMap(({ id, sources }) =>
      sources
        .filter(({ kind }) => kind !== 'model') // made here, of one that is pinned
        .filter(
          ({ sha256, downloadSha256 }) => !/^[0-9a-f]{64}$/.test(sha256 ?? downloadSha256 ?? ''),
        )
        .map(({ kind }) => `${id} from ${kind}`),
    )
    expect(models().length).toBeGreaterThan(5)
    expect(unpinned).toEqual([])
  })

  it('given each file of the hub, names the revision that it is of: what the hub has tomorrow may be another', () => {
    const urls = models().flatMap(({ sources }) =>
      sources.filter(({ kind }) => kind === 'hub').map(({ url = '' }) => url),
    )
    expect(urls.length).toBeGreaterThan(5)
    expect(urls.filter((url) => !/\/resolve\/[0-9a-f]{40}\//.test(url))).toEqual([])
  })
})
