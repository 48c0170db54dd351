// Starts what was packed, as a person would, and waits for its window: real Electron, fuses, archive and all. The fuses
// allow no inspector, so the page is reached by Chromium's own debugging port.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { chromium } from 'playwright'
import { OUTPUT } from '../../packaging/electron-builder.mjs'
import { spawn } from '../../src/engine/child-process.mjs'
import { root } from '../setup/paths.mjs'

const WINDOW_WITHIN_MS = 60_000

const userData = mkdtempSync(join(tmpdir(), 'parley-smoke-'))
const app = spawn(
  binary(),
  [`--user-data-dir=${userData}`, '--remote-debugging-port=0'],
  // Neither models nor a cache of them: the first start of a new user.
  {
    env: { ...process.env, PARLEY_CACHE: join(userData, 'engine') },
    stdio: ['ignore', 'inherit', 'inherit'],
  },
)
const ended = new Promise((_, reject) =>
  app.once('exit', (status, signal) => reject(new Error(`the app ended (${signal ?? status})`))),
)
ended.catch(() => {}) // told to whoever waits for it
try {
  const browser = await Promise.race([connect(), ended])
  try {
    const page = browser.contexts()[0]?.pages()[0]
    if (!page) throw new Error('the app shows no page')
    const heading = page.getByRole('heading').first()
    await heading.waitFor({ timeout: WINDOW_WITHIN_MS })
    console.log(`parley: what was packed starts; its window says: ${await heading.innerText()}`)
  } finally {
    await browser.close()
  }
} finally {
  app.kill('SIGKILL')
  await sleep(1_000) // its files are let go
  rmSync(userData, { recursive: true, force: true, maxRetries: 5 })
}

/** Chromium writes the port that it chose into its folder. */
async function connect() {
  const file = join(userData, 'DevToolsActivePort')
  const until = performance.now() + WINDOW_WITHIN_MS
  while (!existsSync(file)) {
    if (performance.now() > until) throw new Error('the app opened no window')
    await sleep(200)
  }
  const port = readFileSync(file, 'utf8').split('\n', 1)[0]
  return await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
}

function binary() {
  const folder = join(root, OUTPUT)
  const names = { darwin: /^mac/, win32: /^win.*unpacked$/, linux: /^linux.*unpacked$/ }
  const pattern = names[/** @type {keyof typeof names} */ (process.platform)]
  const unpacked = readdirSync(folder).find((name) => pattern.test(name))
  if (!unpacked) throw new Error(`nothing is packed in ${folder}`)
  const within = {
    darwin: 'Parley.app/Contents/MacOS/Parley',
    win32: 'Parley.exe',
    linux: 'parley',
  }
  return join(folder, unpacked, within[/** @type {keyof typeof within} */ (process.platform)])
}
