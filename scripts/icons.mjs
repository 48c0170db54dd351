// Renders resources/icons/*.svg into the PNGs that the packages and the tray need. Usage: node scripts/icons.mjs
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { chromium } from 'playwright'

const folder = resolve(import.meta.dirname, '../resources/icons')
const APP_SIZES = [16, 24, 32, 48, 64, 128, 256]
/** For a Linux package each size is a file named by it; .icns and .ico are made of the largest by electron-builder. */
const SET_SIZES = [16, 24, 32, 48, 64, 128, 256, 512]
/** Tray icons stand on grounds of any colour; the macOS ones are templates, black on nothing. */
const TRAY = ['idle', 'listening', 'thinking', 'speaking', 'muted']
const TRAY_SIZES = [16, 32]

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--headless=new'],
})
try {
  const page = await browser.newPage()
  for (const size of APP_SIZES) await render(page, 'icon.svg', size, `icon-${size}.png`)
  await render(page, 'icon.svg', 512, 'icon.png') // what the window and the packages ask for
  await render(page, 'icon.svg', 1024, 'icon-1024.png')
  await mkdir(join(folder, 'set'), { recursive: true })
  for (const size of SET_SIZES) await render(page, 'icon.svg', size, `set/${size}x${size}.png`)
  for (const state of TRAY) {
    for (const size of TRAY_SIZES) {
      const scale = size === 16 ? '' : '@2x'
      await render(page, `tray-${state}.svg`, size, `tray-${state}${scale}.png`)
      await render(page, `tray-${state}.svg`, size, `tray-${state}-Template${scale}.png`, true)
    }
  }
} finally {
  await browser.close()
}

/**
 * @param {import('playwright').Page} page
 * @param {string} source
 * @param {number} size
 * @param {string} target
 */
async function render(page, source, size, target, isTemplate = false) {
  const svg = await readFile(join(folder, source), 'utf8')
  const css = `*{margin:0}svg{display:block;width:${size}px;height:${size}px}`
  const black = isTemplate ? '.halo,.mark{display:none}.ink{stroke:#000}.ground{fill:#000}' : ''
  await page.setViewportSize({ width: size, height: size })
  await page.setContent(`<style>${css}${black}</style>${svg}`)
  await writeFile(join(folder, target), await page.screenshot({ omitBackground: true }))
}
