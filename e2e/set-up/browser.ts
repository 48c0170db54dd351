// The browser that shows the window where Electron's binary is not: the system's, else one that is fetched.
import { spawnSync } from '../../src/engine/child-process.mjs'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright'
import { root } from '../fixture/root.ts'
import { installByApt } from './install-by-apt.ts'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

/** Where installers put it that leave the path alone. */
const USUAL: Partial<Record<NodeJS.Platform, string[]>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].map((folder) =>
    join(process.env[folder] ?? '', 'Google/Chrome/Application/chrome.exe'),
  ),
}

/** @returns absolute path of a Chromium or Chrome; undefined where there is none */
export function findBrowser(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const own = env['PARLEY_BROWSER']
  const onPath = (env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
  const candidates = [own, ...onPath, ...(USUAL[process.platform] ?? []), fetched()]
  return candidates.find((path) => path !== undefined && isProgram(path))
}

/**
 * Finds a browser or gets one: by apt-get on Debian as root, else Playwright's own.
 * @throws Error with one line that says what to do, where none is to be had
 */
export function provideBrowser(say: (line: string) => void): string {
  const found = findBrowser()
  if (found) return found
  for (const install of [byApt, byPlaywright]) {
    install(say)
    const installed = findBrowser()
    if (installed) return installed
  }
  throw new Error(
    'no browser for the end-to-end tests: install Chromium or Chrome, or name one in PARLEY_BROWSER',
  )
}

function byApt(say: (line: string) => void): void {
  installByApt(['chromium'], 'Chromium by apt-get (about 100 MB)', say)
}

function byPlaywright(say: (line: string) => void): void {
  say("fetching Playwright's Chromium (about 150 MB)")
  const cli = join(root, 'node_modules/playwright/cli.js')
  const { status } = spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'ignore' })
  if (status !== 0) say('it could not be fetched')
}

/** Playwright's own, where it was fetched before. */
function fetched(): string | undefined {
  try {
    return chromium.executablePath()
  } catch {
    return undefined
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
