// Runs the built main process without Electron: node e2e/host/host.mjs --user-data-dir=FOLDER [--port=N] [--app=FOLDER]
// A parent process that forked it hears the window's URL and may run functions in it, as Playwright does in Electron.
import Module, { register } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { runInThisContext } from 'node:vm'
import { root } from './app.mjs'
import { BrowserWindow } from './browser-window.mjs'
import * as electron from './electron.mjs'
import { serveWindows } from './server.mjs'
import { WebContents } from './web-contents.mjs'

// Before anything of the app is loaded: the real package would begin to download its binary.
register('./resolve-electron.mjs', import.meta.url)
/** @type {{ _load: (name: string, ...rest: unknown[]) => unknown }} */
const loader = Object(Module)
const load = loader._load
/** @type {typeof load} */
loader._load = (name, ...rest) =>
  name === 'electron' || name.startsWith('electron/') ? electron : load.call(Module, name, ...rest)

const port = process.argv.find((arg) => arg.startsWith('--port='))?.slice('--port='.length)
const server = await serveWindows(Number(port ?? 0))

BrowserWindow.onLoad = (window) => {
  const url = server.show(window)
  if (process.send) process.send({ kind: 'window', url, page: new URL(url).pathname })
  else process.stdout.write(`parley: the window is at ${url}\n`)
}
WebContents.onReload = ({ url }) => {
  process.send?.({ kind: 'reload', page: new URL(url).pathname })
}
electron.nativeTheme.on('updated', () => {
  process.send?.({ kind: 'theme', theme: electron.records.theme })
})

process.on('message', async (/** @type {{ id: number, source: string, arg: unknown }} */ order) => {
  try {
    const run = runInThisContext(`(${order.source})`)
    process.send?.({ kind: 'result', id: order.id, value: await run(electron, order.arg) })
  } catch (error) {
    process.send?.({ kind: 'failure', id: order.id, error: String(error) })
  }
})
// Whoever started the host has gone.
process.on('disconnect', () => electron.app.quit())
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.once(signal, () => electron.app.quit())
}

await import(pathToFileURL(join(root, 'out/main/index.js')).href)
