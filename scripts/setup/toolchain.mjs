// Whether this machine can build C++: looked up on the path, without starting anything.
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/**
 * What is missing to build the addon; empty where nothing is.
 * @param {{ env: NodeJS.ProcessEnv, platform: NodeJS.Platform }} [machine]
 * @returns {string[]} names a person knows: `cmake`, `C++ compiler`
 */
export function missingTools({ env, platform } = { env: process.env, platform: process.platform }) {
  /** @param {string} name */
  const has = (name) => isOnPath(name, { env, platform })
  const missing = []
  if (!has('cmake')) missing.push('cmake')
  if (!hasCompiler(has, { env, platform })) missing.push('C++ compiler')
  return missing
}

/**
 * @param {(name: string) => boolean} has
 * @param {{ env: NodeJS.ProcessEnv, platform: NodeJS.Platform }} machine
 */
function hasCompiler(has, { env, platform }) {
  if (platform === 'win32') {
    // Visual Studio is not on the path; cmake finds it through this tool of its installer.
    const installer = 'Microsoft Visual Studio/Installer/vswhere.exe'
    return existsSync(join(env['ProgramFiles(x86)'] ?? 'C:/Program Files (x86)', installer))
  }
  // On macOS /usr/bin/c++ is there from the start, but without Apple's tools it only asks to install them.
  if (platform === 'darwin') {
    return (
      existsSync('/Library/Developer/CommandLineTools/usr/bin/c++') ||
      existsSync('/Applications/Xcode.app')
    )
  }
  const builder = has('ninja') || has('make')
  return builder && (env.CXX !== undefined || has('c++') || has('g++') || has('clang++'))
}

/**
 * @param {string} name
 * @param {{ env: NodeJS.ProcessEnv, platform: NodeJS.Platform }} machine
 */
function isOnPath(name, { env, platform }) {
  const file = platform === 'win32' ? `${name}.exe` : name
  return (env.PATH ?? env.Path ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, file), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}
