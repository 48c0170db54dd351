// The app as a spec sees it: real Electron where its binary is, the stand-in host and a browser elsewhere.
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import type { Settings } from '../src/shared/window/settings.ts'
import { Diary } from './fixture/diary.ts'
import { Ear } from './fixture/ear.ts'
import { installDiary } from './fixture/in-page/diary.ts'
import { installTap } from './fixture/in-page/tap.ts'
import { installVoice } from './fixture/in-page/voice.ts'
import { launchElectron } from './fixture/launch-electron.ts'
import { launchHost } from './fixture/launch-host.ts'
import { prepareMicrophone, type Microphone } from './fixture/microphone.ts'
import type { Launched } from './fixture/plan.ts'
import { root } from './fixture/root.ts'
import { Voice } from './fixture/voice.ts'
import { AppWindow } from './fixture/window.ts'

export interface OpenOptions {
  microphone?: Microphone
  /** `none`: neither models nor a cache of them, so no engine is loaded. */
  models?: 'here' | 'none'
  env?: Record<string, string>
  /** Folder of settings and history; kept by `close`. Without: a fresh one, removed by `close`. */
  userData?: string
  /** Settings as an earlier start would have left them; the first-start pages are behind us unless said otherwise. */
  settings?: Partial<Settings>
  /** An app folder as it was packed, run in the stand-in host whether or not Electron is here. */
  packed?: string
  /** Puts scripts in front of the page's own. */
  prepare?: (page: Page) => Promise<void>
}

export interface App extends Pick<
  Launched,
  'page' | 'controls' | 'evaluateMain' | 'otherWindow' | 'close'
> {
  window: AppWindow
  diary: Diary
  /** What the loudspeaker got. */
  ear: Ear
  /** Speaks into a microphone of kind `voice`. */
  voice: Voice
  /** What the window did that it should not have; empty in a good spec. */
  faults: Faults
  userData: string
  /** Loads the page again, as after a crash of it; a recording begins anew with the microphone. */
  reload: () => Promise<void>
  /** Lets the page's process end, and waits for the page that the app loads in its place. Only in the host. */
  crash: () => Promise<void>
  /** From now on the microphone is of kind `voice`: where it was not, the page is loaded again. */
  useVoice(): Promise<void>
  /** Loads the page again; from now on it may not use the microphone. */
  refuseMicrophone(): Promise<void>
}

export interface Faults {
  /** Requests that were not for the app's own files. */
  requests: string[]
  /** Uncaught errors and console errors. */
  errors: string[]
}

/**
 * Opens the built app; the caller closes it. Its page has loaded, the engines may still be loading.
 * @throws Error where the main process ends or shows no window within 30 s
 */
export async function openApp(options: OpenOptions = {}): Promise<App> {
  const scratch = await mkdtemp(join(tmpdir(), 'parley-e2e-'))
  const userData = options.userData ?? join(scratch, 'user-data')
  // A tier of its own: else the first start measures the machine, and what a test times waits for it. No sounds of a
  // press: what is heard is the reply.
  const quiet = { soundStart: false, soundStop: false, soundError: false }
  await writeSettings(userData, {
    onboarded: true,
    tier: 'balanced',
    ...quiet,
    ...options.settings,
  })
  const microphone = options.microphone ?? 'voice'
  const faults: Faults = { requests: [], errors: [] }
  const launched = await (options.packed ? launchHost : launcher())({
    ...(options.packed && { packed: options.packed }),
    userData,
    scratch,
    env: { ...(options.models === 'none' ? withoutModels(scratch) : {}), ...options.env },
    flags: await prepareMicrophone(microphone, scratch),
    ...(typeof microphone === 'object' &&
      'pulseServer' in microphone && { pulseServer: microphone.pulseServer }),
    prepare: async (page) => {
      watch(page, faults)
      await page.addInitScript(installTap)
      if (microphone === 'voice') await page.addInitScript(installVoice)
      await options.prepare?.(page)
    },
  })
  const { page, controls, evaluateMain, otherWindow } = launched
  await page.evaluate(installDiary)
  let hasVoice = microphone === 'voice'
  const reload = async (): Promise<void> => {
    await page.reload()
    await page.evaluate(installDiary)
  }
  return {
    page,
    controls,
    evaluateMain,
    otherWindow,
    window: new AppWindow(page),
    diary: new Diary(page),
    ear: new Ear(page),
    voice: new Voice(page),
    faults,
    userData,
    reload,
    crash: async () => {
      const loaded = page.waitForEvent('load')
      await controls?.crashPage()
      await loaded
      await page.evaluate(installDiary)
    },
    useVoice: async () => {
      if (hasVoice) return
      hasVoice = true
      await page.addInitScript(installVoice)
      await reload()
    },
    refuseMicrophone: async () => {
      await launched.refuseMicrophone()
      await reload()
    },
    close: async () => {
      await launched.close()
      await rm(scratch, { recursive: true, force: true })
    },
  }
}

function withoutModels(scratch: string): Record<string, string> {
  return { PARLEY_MODELS: join(scratch, 'models'), PARLEY_CACHE: join(scratch, 'cache') }
}

/** Only where none are yet: a second start finds what the first one left. */
async function writeSettings(userData: string, settings: Partial<Settings>): Promise<void> {
  await mkdir(userData, { recursive: true })
  const file = join(userData, 'settings.json')
  if (!existsSync(file)) await writeFile(file, JSON.stringify(settings))
}

/** Notes what `page` and its workers ask for and complain of. */
function watch(page: Page, faults: Faults): void {
  page.context().on('request', (request) => {
    const { protocol, hostname } = new URL(request.url())
    const own = protocol === 'parley:' || hostname === '127.0.0.1'
    if (!own && protocol !== 'blob:' && protocol !== 'data:') faults.requests.push(request.url())
  })
  page.on('pageerror', (error) => faults.errors.push(error.message))
  page.on('console', (line) => {
    if (line.type() === 'error') faults.errors.push(line.text())
  })
}

/** Asking `require('electron')` whether its binary is here would begin to download it. */
function launcher(): typeof launchHost {
  const real = existsSync(join(root, 'node_modules/electron/path.txt'))
  return real && process.env['PARLEY_E2E_HOST'] !== '1' ? launchElectron : launchHost
}
