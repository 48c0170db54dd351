import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dataFolder } from './data-folder.ts'

describe('dataFolder', () => {
  it('given an installed app, keeps models where the system does not clear up and does not copy them about', () => {
    expect(dataFolder({}, 'darwin', '/Users/ada')).not.toContain('Caches')
    const windows = dataFolder(
      { LOCALAPPDATA: 'C:\\Local', APPDATA: 'C:\\Roaming' },
      'win32',
      'C:\\ada',
    )
    expect(windows).toContain('Local')
    expect(dataFolder({}, 'linux', '/home/ada')).toBe(
      join('/home/ada', '.local', 'share', 'parley'),
    )
    expect(dataFolder({ XDG_DATA_HOME: '/data' }, 'linux', '/home/ada')).toBe(
      join('/data', 'parley'),
    )
  })

  it('given PARLEY_CACHE, that folder: on another disk, or in a test', () => {
    expect(dataFolder({ PARLEY_CACHE: '/big/disk' }, 'linux', '/home/ada')).toBe('/big/disk')
  })
})
