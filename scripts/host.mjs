// `npm run host`: the built app without Electron, its window in a browser on this machine; for people who develop it.
import { fork, spawn } from '../src/engine/child-process.mjs'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { hasDisplay } from './setup/display.mjs'
import { failWith } from './setup/fail-with.mjs'
import { root } from './setup/paths.mjs'
import { allSteps, setUp } from './setup/steps.mjs'

await setUp(allSteps).catch(failWith)

// Settings and history of this checkout's own: a developer's real ones stay as they are.
const userData = join(root, 'out', 'host')
mkdirSync(userData, { recursive: true })
const host = fork(
  join(root, 'e2e/host/host.mjs'),
  [`--user-data-dir=${userData}`, ...process.argv.slice(2)],
  { serialization: 'advanced' },
)
host.on('message', (/** @type {{ kind: string, url: string }} */ { kind, url }) => {
  if (kind !== 'window') return
  console.log(`parley: the window is at ${url}\nparley: Ctrl+C ends it`)
  if (!process.env.CI && hasDisplay()) openInBrowser(url)
})
host.once('exit', (status) => (process.exitCode = status ?? 1))
// Ctrl+C reaches the host as well: it quits the app, and this process ends after it.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => host.kill('SIGTERM'))

/** @param {string} url */
function openInBrowser(url) {
  const [program, args] =
    process.platform === 'darwin'
      ? ['open', [url]]
      : process.platform === 'win32'
        ? ['cmd', ['/c', 'start', '', url]]
        : ['xdg-open', [url]]
  const opener = spawn(program, args, { stdio: 'ignore', detached: true })
  opener.once('error', () => {}) // the URL is on the terminal
  opener.unref()
}
