import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cacheFolder } from './cache-folder.ts'

describe('cache folder', () => {
  it('given PARLEY_CACHE, when asked, then it is that, on every platform', () => {
    expect(
      cacheFolder({ PARLEY_CACHE: '/mnt/weights', XDG_CACHE_HOME: '/x' }, 'linux', '/home/me'),
    ).toBe('/mnt/weights')
    expect(cacheFolder({ PARLEY_CACHE: '/mnt/weights' }, 'darwin', '/Users/me')).toBe(
      '/mnt/weights',
    )
  })

  it('given nothing else, when asked, then it is what the platform has for caches', () => {
    expect(cacheFolder({}, 'linux', '/home/me')).toBe(join('/home/me', '.cache', 'parley'))
    expect(cacheFolder({ XDG_CACHE_HOME: '/x' }, 'linux', '/home/me')).toBe(join('/x', 'parley'))
    expect(cacheFolder({}, 'darwin', '/Users/me')).toBe(
      join('/Users/me', 'Library', 'Caches', 'parley'),
    )
    expect(cacheFolder({ LOCALAPPDATA: 'L' }, 'win32', 'H')).toBe(join('L', 'parley', 'Cache'))
  })
})
