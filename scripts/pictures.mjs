// Pictures of every view in light and dark and at 360 px into test-results/pictures, and axe-core over each of them.
// Usage: node scripts/pictures.mjs [part of a picture's name]. Needs `npm run build` first, and a Chromium.
import AxeBuilder from '@axe-core/playwright'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, resolve } from 'node:path'
import { chromium } from 'playwright'
import { build } from 'vite'

const root = resolve(import.meta.dirname, '..')
const pages = join(root, 'out/renderer')
const target = join(root, 'test-results/pictures')
const wanted = process.argv[2] ?? ''
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }
const DESKTOP = { width: 1080, height: 720 }
const PHONE = { width: 360, height: 720 }
const SCENES = [
  'empty',
  'log',
  'listening',
  'thinking',
  'speaking',
  'muted',
  'duplex',
  'starting',
  'missing',
  'failed',
  'notices',
  'onboarding',
]
const VIEWS = ['history', 'models', 'settings', 'diagnostics']

/** One bundle that puts the fake main process in place. */
async function fakeBridge() {
  const entry = join(root, 'src/renderer/testing/install-fake.ts')
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, lib: { entry, formats: ['iife'], name: 'fake' } },
  })
  return [result].flat()[0].output[0].code
}

function serve() {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://page')
    readFile(join(pages, pathname)).then(
      (body) => response.setHeader('content-type', TYPES[extname(pathname)] ?? '').end(body),
      () => response.writeHead(404).end(),
    )
  })
  return new Promise((ready) => server.listen(0, '127.0.0.1', () => ready(server)))
}

const script = await fakeBridge()
const server = await serve()
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--headless=new'],
})
const findings = []
try {
  await mkdir(target, { recursive: true })
  for (const [name, scene, view] of [
    ...SCENES.map((scene) => [`talk-${scene}`, scene, 'talk']),
    ...VIEWS.map((view) => [
      view,
      view === 'models' ? 'downloading' : view === 'settings' ? 'refused' : 'log',
      view,
    ]),
  ]) {
    for (const [look, theme, viewport] of [
      ['light', 'light', DESKTOP],
      ['dark', 'dark', DESKTOP],
      ['narrow', 'light', PHONE],
    ]) {
      const file = `${name}-${look}.png`
      if (!file.includes(wanted)) continue
      await picture(file, scene, view, theme, viewport)
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

async function picture(file, scene, view, theme, viewport) {
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce' })
  const page = await context.newPage()
  try {
    page.on('console', (message) => note(message.type() === 'error', file, message.text()))
    page.on('pageerror', (error) => note(true, file, error.message))
    await page.addInitScript(script)
    await page.goto(
      `http://127.0.0.1:${server.address().port}/index.html?scene=${scene}&theme=${theme}`,
    )
    await page.locator('[data-testid=nav-talk], .onboarding').first().waitFor()
    if (view !== 'talk') await page.getByTestId(`nav-${view}`).click()
    await page.locator('h1').first().waitFor({ state: 'attached' })
    await page.evaluate(() => window.playScene())
    await page.waitForTimeout(250)
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    note(wide > 0, file, `the page is ${wide} px too wide`)
    await page.screenshot({ path: join(target, file) })
    const { violations } = await new AxeBuilder({ page }).analyze()
    for (const { id, impact, nodes } of violations)
      findings.push({
        file,
        id,
        impact,
        targets: nodes.map((node) => `${node.target} ${node.failureSummary.split('\n')[1] ?? ''}`),
      })
  } finally {
    await context.close()
  }
}

function note(isWrong, file, text) {
  if (isWrong) findings.push({ file, id: text, impact: 'error', targets: [] })
}
