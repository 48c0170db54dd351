// The page of sound in a real Chromium: built once, served on loopback under the app's own policy, opened per spec.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { BROWSER_SWITCHES } from '../fixture/browser-switches.ts'
import { chromium, type Browser, type Page } from 'playwright'
import { build } from 'vite'

/** The policy of src/renderer/index.html, as a header: workers and worklets obey it too. */
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'"

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
}

export interface AudioPageOptions {
  /** A WAV file, heard once from the moment the microphone is opened; without: Chromium's own beeps. */
  microphoneFile?: string
  /** Nobody says yes when the page asks for the microphone. */
  refusesMicrophone?: boolean
  /** Nobody detects speech in this page: loading the detector takes two seconds of a core. */
  withoutDetector?: boolean
  /** Runs before the page's own scripts. */
  init?: () => void
}

export interface OpenAudioPage {
  page: Page
  /** What the page complained of, such as a refusal by its policy. */
  faults: string[]
  close(): Promise<void>
}

/** The built page, its server, and one browser for each way a browser is started. */
export class AudioPages {
  private readonly browsers = new Map<string, Promise<Browser>>()

  private constructor(
    private readonly executablePath: string,
    private readonly folder: string,
    private readonly server: Server,
  ) {}

  /** Builds and serves; the caller closes. @param browser absolute path of a Chromium or Chrome */
  static async make(browser: string): Promise<AudioPages> {
    const folder = await mkdtemp(join(tmpdir(), 'parley-audio-page-'))
    await build({
      configFile: false,
      root: import.meta.dirname,
      base: './',
      logLevel: 'error',
      worker: { format: 'es' },
      build: { outDir: folder, emptyOutDir: true, assetsInlineLimit: 0 },
    })
    return new AudioPages(browser, folder, await serve(folder))
  }

  /** Opens the page with a storage and a sound of its own; the caller closes it. */
  async open({ init, withoutDetector, ...options }: AudioPageOptions = {}): Promise<OpenAudioPage> {
    const browser = await this.browserWith(flagsFor(options))
    const page = await browser.newPage()
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(error.message))
    page.on('console', (line) => {
      if (line.type() === 'error') faults.push(line.text())
    })
    if (withoutDetector) await page.addInitScript(loadNoDetector)
    if (init) await page.addInitScript(init)
    const { port } = this.server.address() as AddressInfo
    await page.goto(`http://127.0.0.1:${port}/index.html`)
    return { page, faults, close: () => page.close() }
  }

  async close(): Promise<void> {
    const browsers = await Promise.all(this.browsers.values())
    await Promise.all(browsers.map((browser) => browser.close()))
    await new Promise((resolve) => this.server.close(resolve))
    await rm(this.folder, { recursive: true, force: true })
  }

  private browserWith(flags: string[]): Promise<Browser> {
    const key = flags.join(' ')
    const known = this.browsers.get(key)
    if (known) return known
    const launched = chromium.launch({
      executablePath: this.executablePath,
      args: ['--no-sandbox', ...BROWSER_SWITCHES, '--use-fake-device-for-media-stream', ...flags],
    })
    this.browsers.set(key, launched)
    return launched
  }
}

function flagsFor({ microphoneFile, refusesMicrophone }: AudioPageOptions): string[] {
  if (refusesMicrophone) return ['--deny-permission-prompts']
  const granted = '--use-fake-ui-for-media-stream'
  if (!microphoneFile) return [granted]
  return [granted, `--use-file-for-fake-audio-capture=${microphoneFile}%noloop`]
}

/** Init script: the page's only worker is its detector's; this one never answers. */
function loadNoDetector(): void {
  window.Worker = class extends EventTarget {
    postMessage(): void {}
    terminate(): void {}
  } as unknown as typeof Worker
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
