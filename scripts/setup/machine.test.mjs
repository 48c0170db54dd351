// What set-up concludes from a machine: Node's version, cache folder, tools, display, processor.
import { describe, expect, it } from 'vitest'
import { linuxFeatures } from './cpu-features.mjs'
import { hasDisplay } from './display.mjs'
import { buildProgress } from './native-addon.mjs'
import { isAtLeast } from './node-version.mjs'
import { cacheFolder } from './paths.mjs'
import { missingTools } from './toolchain.mjs'

describe('isAtLeast', () => {
  it('compares numbers, not text', () => {
    expect(isAtLeast('20.20.2', '>=20.20')).toBe(true)
    expect(isAtLeast('22.3.0', '>=20.20')).toBe(true)
    expect(isAtLeast('20.9.0', '>=20.20')).toBe(false)
    expect(isAtLeast('18.30.0', '>=20.20')).toBe(false)
  })
})

describe('cacheFolder', () => {
  /** @type {(env: NodeJS.ProcessEnv, platform: NodeJS.Platform) => string} */
  const folder = (env, platform) => cacheFolder({ env, platform, home: '/home/ann' })

  it('follows the platform, and the user before the platform', () => {
    expect(folder({}, 'linux')).toBe('/home/ann/.cache/parley')
    expect(folder({}, 'darwin')).toBe('/home/ann/Library/Caches/parley')
    expect(folder({ LOCALAPPDATA: '/local' }, 'win32')).toBe('/local/parley/Cache')
    expect(folder({ XDG_CACHE_HOME: '/xdg' }, 'linux')).toBe('/xdg/parley')
    expect(folder({ XDG_CACHE_HOME: '/xdg', PARLEY_CACHE: '/mine' }, 'linux')).toBe('/mine')
  })
})

describe('missingTools', () => {
  it('given an empty path, names what a person would install', () => {
    expect(missingTools({ env: { PATH: '/nowhere' }, platform: 'linux' })).toEqual([
      'cmake',
      'C++ compiler',
    ])
  })
})

describe('hasDisplay', () => {
  it('given Linux without X or Wayland, says no', () => {
    expect(hasDisplay({ env: {}, platform: 'linux' })).toBe(false)
    expect(hasDisplay({ env: { DISPLAY: ':0' }, platform: 'linux' })).toBe(true)
    expect(hasDisplay({ env: { WAYLAND_DISPLAY: 'wayland-0' }, platform: 'linux' })).toBe(true)
  })

  it('given a Mac, says yes unless reached by ssh', () => {
    expect(hasDisplay({ env: {}, platform: 'darwin' })).toBe(true)
    expect(hasDisplay({ env: { SSH_CONNECTION: '1' }, platform: 'darwin' })).toBe(false)
  })
})

describe('linuxFeatures', () => {
  it('takes the first processor and does not mind the order', () => {
    const one = 'processor\t: 0\nflags\t\t: sse2 avx\nbugs\t\t:\nprocessor\t: 1\nflags\t\t: sse2\n'
    expect(linuxFeatures(one)).toBe('avx sse2')
    expect(linuxFeatures('Features\t: fp asimd\n')).toBe('asimd fp')
    expect(linuxFeatures('no such line')).toBe('')
  })
})

describe('buildProgress', () => {
  it('reads the last mark of ninja or make in a piece of output', () => {
    expect(buildProgress('[1/60] Building a\n[12/60] Building b\n')).toBe('12/60')
    expect(buildProgress('[  2%] Building a\n[ 40%] Building b\n')).toBe('40%')
    expect(buildProgress('-- Configuring done')).toBeUndefined()
  })
})
