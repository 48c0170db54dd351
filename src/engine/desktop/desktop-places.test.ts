import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { desktopPlaces, unpacked } from './desktop-places.ts'

describe('desktopPlaces', () => {
  it('given a checkout, finds models and addon where set-up puts them', () => {
    const { modelsFolder, addonFile } = desktopPlaces('/src/parley', '/data', '/cache', {})
    expect(modelsFolder).toBe(join('/src/parley', 'resources/models'))
    expect(addonFile).toContain(join('build', 'Release'))
  })

  it('given an installed app, keeps models outside of it, and native code beside its archive', () => {
    const root = join('/opt', 'Parley', 'resources', 'app.asar')
    const { modelsFolder, addonFile, workersFolder } = desktopPlaces(
      root,
      '/data',
      '/models-of-the-user',
      {},
      true,
    )
    expect(modelsFolder).toBe(join('/models-of-the-user', 'models'))
    expect(addonFile).toContain(`app.asar.unpacked${join('/', 'native')}`)
    expect(workersFolder).toBe(join(root, 'out/main'))
  })

  it('given PARLEY_MODELS, that folder, installed or not', () => {
    const places = desktopPlaces('/r', '/d', '/c', { PARLEY_MODELS: '/mine' }, true)
    expect(places.modelsFolder).toBe('/mine')
  })
})

describe('unpacked', () => {
  it('given a path outside of an archive, leaves it', () => {
    expect(unpacked('/src/parley/native/x.node')).toBe('/src/parley/native/x.node')
    expect(unpacked('C:\\Parley\\app.asar\\x.node')).toBe('C:\\Parley\\app.asar.unpacked\\x.node')
  })
})
