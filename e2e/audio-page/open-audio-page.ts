// Builds the page of sound, serves it on loopback under the app's own policy, and opens it in a real Chromium.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { chromium, type Page } from 'playwright'
import { build } from 'vite'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Absolute path of a Chromium or Chrome. */
    browser: string
  }
}

/** The policy of src/renderer/index.html, as a header: workers and worklets obey it too. */
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'"

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
}

/** Builds once for all specs of a file; the result removes it. */
export async function buildAudioPage(): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-audio-page-'))
  await build({
    configFile: false,
    root: import.meta.dirname,
    base: './',
    logLevel: 'error',
    worker: { format: 'es' },
    build: { outDir: folder, emptyOutDir: true, assetsInlineLimit: 0 },
  })
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}

export interface OpenAudioPage {
  page: Page
  /** What the page complained of, such as a refusal by its policy. */
  faults: string[]
  close(): Promise<void>
}

export interface AudioPageOptions {
  /** A WAV file, heard once from the moment the microphone is opened; without: Chromium's own beeps. */
  microphoneFile?: string
  flags?: string[]
  /** The browser asks before it gives the microphone, instead of granting it by itself. */
  asksForPermission?: boolean
  /** Runs before the page's own scripts. */
  init?: () => void
  browser: string
}

export async function openAudioPage(
  folder: string,
  { microphoneFile, flags = [], asksForPermission = false, init, browser }: AudioPageOptions,
): Promise<OpenAudioPage> {
  const server = await serve(folder)
  const { port } = server.address() as AddressInfo
  const launched = await chromium.launch({
    executablePath: browser,
    args: [
      '--no-sandbox',
      '--autoplay-policy=no-user-gesture-required',
      '--use-fake-device-for-media-stream',
      ...(asksForPermission ? [] : ['--use-fake-ui-for-media-stream']),
      ...(microphoneFile ? [`--use-file-for-fake-audio-capture=${microphoneFile}%noloop`] : []),
      ...flags,
    ],
  })
  const faults: string[] = []
  const page = await launched.newPage()
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (line) => {
    if (line.type() === 'error') faults.push(line.text())
  })
  if (init) await page.addInitScript(init)
  await page.goto(`http://127.0.0.1:${port}/index.html`)
  return {
    page,
    faults,
    close: async () => {
      await launched.close()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function serve(folder: string): Promise<Server> {
  const server = createServer((request, response) => {
    const path = join(folder, new URL(request.url ?? '/', 'http://127.0.0.1').pathname)
    readFile(path).then(
      (body) => {
        const type = TYPES[extname(path)] ?? 'application/octet-stream'
        response.writeHead(200, { 'content-type': type, 'content-security-policy': POLICY })
        response.end(body)
      },
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}
