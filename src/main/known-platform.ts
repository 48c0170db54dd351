// The three systems that Parley is made for; another Unix is taken for Linux.
import type { AppState } from '../shared/window/window-contract.ts'

export function knownPlatform(platform: NodeJS.Platform): AppState['platform'] {
  return platform === 'darwin' || platform === 'win32' ? platform : 'linux'
}
