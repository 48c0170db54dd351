// Pictures of every view in light and dark and at 360 px into test-results/pictures, and axe-core over each of them.
// Usage: node scripts/pictures.mjs [part of a picture's name …]. Needs `npm run build` first, and a Chromium.
import AxeBuilder from '@axe-core/playwright'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, resolve } from 'node:path'
import { chromium } from 'playwright'
import { build } from 'vite'

const root = resolve(import.meta.dirname, '..')
const pages = join(root, 'out/renderer')
const target = join(root, 'test-results/pictures')
const wanted = process.argv.slice(2)
/** @type {Record<string, string>} */
const TYPES = {
  '.wasm': 'application/wasm',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
}
const TALK = [
  'empty',
  'log',
  'listening',
  'thinking',
  'speaking',
  'schedule',
  'muted',
  'duplex',
  'starting',
  'missing',
  'failed',
  'notices',
  'long',
]
const NEXT = '[data-testid=onboarding-next]'

/**
 * `scene` is a name of src/renderer/testing/scenes.ts; `clicks` are selectors, pressed one after the other.
 * @typedef {{ name: string, scene: string, view?: string, clicks?: string[], height?: number }} Shot
 * @type {Shot[]}
 */
const SHOTS = [
  ...TALK.map((scene) => ({ name: `talk-${scene}`, scene })),
  { name: 'history', scene: 'log', view: 'history' },
  { name: 'history-none', scene: 'nothing', view: 'history' },
  { name: 'history-unkept', scene: 'unkept', view: 'history' },
  { name: 'history-delete', scene: 'log', view: 'history', clicks: ['text=Delete all'] },
  {
    name: 'history-open',
    scene: 'log',
    view: 'history',
    clicks: ['.row-button', '.stored .reply-time'],
    height: 1000,
  },
  { name: 'statistics', scene: 'log', view: 'statistics', height: 1500 },
  { name: 'statistics-none', scene: 'nothing', view: 'statistics' },
  { name: 'models', scene: 'downloading', view: 'models', height: 1000 },
  { name: 'models-here', scene: 'log', view: 'models', height: 1400 },
  { name: 'models-none', scene: 'first', view: 'models', height: 1000 },
  {
    name: 'models-details',
    scene: 'log',
    view: 'models',
    clicks: ['[data-testid=model-details]'],
    height: 2000,
  },
  // The latency panel is folded where the window is narrow.
  { name: 'latency', scene: 'long', clicks: ['.latency-toggle'], height: 1000 },
  {
    name: 'latency-chosen',
    scene: 'long',
    clicks: ['.latency-toggle', '.spark-plot'],
    height: 1000,
  },
  { name: 'settings', scene: 'refused', view: 'settings', height: 3600 },
  {
    name: 'settings-metrics',
    scene: 'log',
    view: 'settings',
    clicks: ['text=Figures for Prometheus', '[data-testid=metrics-at]'],
    height: 3600,
  },
  ...['measuring', 'busy', 'sealing', 'unsafe', 'locked'].map((scene) => {
    return { name: `settings-${scene}`, scene, view: 'settings', height: 3600 }
  }),
  { name: 'history-locked', scene: 'locked', view: 'history' },
  {
    name: 'settings-room',
    scene: 'log',
    view: 'settings',
    clicks: ['[data-testid=check-room]', '[data-at=told]'],
    height: 2100,
  },
  {
    name: 'onboarding-room',
    scene: 'onboarding',
    clicks: [NEXT, NEXT, '[data-testid=check-room]', '[data-at=told]'],
  },
  {
    name: 'onboarding-checking',
    scene: 'onboarding',
    clicks: [NEXT, NEXT, '[data-testid=check-room]', '[data-at=checking]'],
  },
  {
    name: 'settings-trial',
    scene: 'log',
    view: 'settings',
    clicks: ['[data-testid=try-microphone]', '[data-testid=trial-help][data-at=told]'],
    height: 2300,
  },
  {
    name: 'onboarding-trial',
    scene: 'onboarding',
    clicks: [NEXT, '.button.primary', '[data-testid=try-microphone]', '[data-at=recording]'],
  },
  {
    name: 'diagnostics',
    scene: 'log',
    view: 'diagnostics',
    clicks: ['[data-testid=report]'],
    height: 1500,
  },
  ...[1, 2, 3, 4, 5].map((step) => ({
    name: `onboarding-${step}`,
    scene: 'onboarding',
    clicks: Array.from({ length: step - 1 }, () => NEXT),
  })),
]
const LOOKS = [
  { look: 'light', theme: 'light', width: 1080, zoom: 1 },
  { look: 'dark', theme: 'dark', width: 1080, zoom: 1 },
  { look: 'narrow', theme: 'light', width: 360, zoom: 1 },
  { look: 'zoomed', theme: 'dark', width: 540, zoom: 2 },
  // The narrowest window at 200 %: a page of 180 px.
  { look: 'tiny', theme: 'light', width: 180, zoom: 2 },
]

/** One bundle that puts the fake main process in place. */
async function fakeBridge() {
  const entry = join(root, 'src/renderer/testing/install-fake.ts')
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, lib: { entry, formats: ['iife'], name: 'fake' } },
  })
  const [bundle] = [result].flat()
  if (!bundle || !('output' in bundle)) throw new Error('the fake bridge was not built')
  return bundle.output[0].code
}

/** @returns {Promise<import('node:http').Server>} */
function serve() {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://page')
    readFile(join(pages, pathname)).then(
      (body) => response.setHeader('content-type', TYPES[extname(pathname)] ?? '').end(body),
      () => response.writeHead(404).end(),
    )
  })
  return new Promise((ready) => server.listen(0, '127.0.0.1', () => ready(server)))
}

const script = await fakeBridge()
const server = await serve()
const address = server.address()
const port = typeof address === 'object' && address ? address.port : 0
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--headless=new',
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
  ],
})
/** @type {{ file: string, id: string, impact: string | null | undefined, targets: string[] }[]} */
const findings = []
try {
  await mkdir(target, { recursive: true })
  for (const shot of SHOTS) {
    for (const look of LOOKS) {
      const file = `${shot.name}-${look.look}.png`
      if (wanted.length === 0 || wanted.some((part) => file.includes(part)))
        await picture(file, shot, look)
    }
  }
} finally {
  await browser.close()
  server.close()
}
await writeFile(join(target, 'findings.json'), JSON.stringify(findings, null, 2))
for (const { file, id, impact, targets } of findings)
  console.log(`${file}: ${impact} ${id} ${targets.join(' | ')}`)
process.exitCode = findings.length > 0 ? 1 : 0

/**
 * @param {string} file
 * @param {Shot} shot
 * @param {typeof LOOKS[number]} look
 */
async function picture(file, { scene, view, clicks = [], height = 720 }, { theme, width, zoom }) {
  const viewport = { width, height: Math.round(height / zoom) }
  const context = await browser.newContext({
    viewport,
    deviceScaleFactor: zoom,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  try {
    page.on('console', (message) => note(message.type() === 'error', file, message.text()))
    page.on('pageerror', (error) => note(true, file, error.message))
    await page.addInitScript(script)
    await page.goto(`http://127.0.0.1:${port}/index.html?scene=${scene}&theme=${theme}`)
    await page.locator('[data-testid=nav-talk], .onboarding').first().waitFor()
    if (view) await page.getByTestId(`nav-${view}`).click()
    await page.locator('h1').first().waitFor({ state: 'attached' })
    await page.evaluate('playScene()')
    for (const selector of clicks) {
      const part = page.locator(selector).first()
      // What only a narrow window has is not pressed in a wide one.
      if (selector === '.latency-toggle' && !(await part.isVisible())) continue
      await part.click()
    }
    await page.waitForTimeout(250)
    const wide = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'))
    note(wide > 0, file, `the page is ${wide} px too wide`)
    await page.screenshot({ path: join(target, file) })
    const { violations } = await new AxeBuilder({ page }).analyze()
    for (const { id, impact, nodes } of violations)
      findings.push({
        file,
        id,
        impact,
        targets: nodes.map((node) => `${node.target} ${node.failureSummary?.split('\n')[1] ?? ''}`),
      })
  } finally {
    await context.close()
  }
}

/**
 * @param {boolean} isWrong
 * @param {string} file
 * @param {string} text
 */
function note(isWrong, file, text) {
  if (isWrong) findings.push({ file, id: text, impact: 'error', targets: [] })
}
