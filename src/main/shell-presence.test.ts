import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Log } from '../engine/desktop/log/log.ts'
import { APP_ID } from './app-id.ts'
import { applicationMenu, contextMenu } from './menu-items.ts'
import { pagePreferences } from './page-preferences.ts'
import { mayUse } from './page-rules.ts'
import { watchPower } from './power.ts'
import { trayPictures } from './tray-image.ts'
import { catchUncaught } from './uncaught.ts'

const roles = (items: { role?: string; submenu?: unknown }[]): string[] =>
  items.flatMap(({ role, submenu }) => [
    ...(role ? [role] : []),
    ...(Array.isArray(submenu) ? roles(submenu as { role?: string }[]) : []),
  ])

describe('the menus', () => {
  it.each(['darwin', 'win32', 'linux'] as const)(
    'given %s, the shortcuts of editing and zooming work, and none loses the page',
    (platform) => {
      const has = roles(applicationMenu(platform, 'Parley'))
      for (const role of ['editMenu', 'zoomIn', 'zoomOut', 'resetZoom']) expect(has).toContain(role)
      for (const role of ['reload', 'forceReload', 'toggleDevTools', 'viewMenu'])
        expect(has).not.toContain(role)
    },
  )
  it('given the right button on a field, offers to edit; on chosen words, to copy; on nothing, no menu', () => {
    const editFlags = { canCut: false, canCopy: true, canPaste: true, canSelectAll: true }
    const field = contextMenu({ isEditable: true, selectionText: '', editFlags })
    expect(roles(field)).toEqual(['cut', 'copy', 'paste', 'selectAll'])
    expect(field[0]).toMatchObject({ role: 'cut', enabled: false })
    expect(contextMenu({ isEditable: false, selectionText: 'words', editFlags })).toEqual([
      { role: 'copy', enabled: true },
    ])
    expect(contextMenu({ isEditable: false, selectionText: ' \n', editFlags })).toEqual([])
  })
  it('corrects no spelling: Chromium would fetch its dictionaries', () => {
    expect(pagePreferences('/app')).toMatchObject({
      spellcheck: false,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
    })
  })
})

describe('the tray’s picture', () => {
  const root = join(import.meta.dirname, '../../resources/icons')

  it.each(['idle', 'listening', 'thinking', 'speaking', 'muted'])(
    'given %s, there is a template for macOS and a coloured one for the others, in both sizes',
    (state) => {
      const [mac] = trayPictures(`tray-${state}`, 'darwin')
      const [windows] = trayPictures(`tray-${state}`, 'win32')
      expect(mac).toBe(`tray-${state}-Template.png`)
      expect(windows).toBe(`tray-${state}.png`)
      for (const name of [mac!, windows!])
        for (const file of [name, name.replace('.png', '@2x.png')])
          expect(existsSync(join(root, file)), file).toBe(true)
    },
  )
})

describe('watchPower', () => {
  it('given sleep and a lock screen one within the other, rests once and is back when both are over', () => {
    const power = new EventEmitter()
    const did: string[] = []
    watchPower(power, {
      away: () => void did.push('away'),
      awake: () => void did.push('awake'),
      back: () => void did.push('back'),
    })
    for (const event of ['lock-screen', 'suspend', 'resume', 'unlock-screen']) power.emit(event)
    expect(did).toEqual(['away', 'awake', 'back'])
    for (const event of ['suspend', 'resume']) power.emit(event)
    expect(did.slice(3)).toEqual(['away', 'awake', 'back'])
  })
})

describe('catchUncaught', () => {
  it('given errors that nobody caught, logs each and tells of each kind once a minute; what was called off is none', () => {
    const source = new EventEmitter()
    const logged: string[] = []
    const told: string[] = []
    let nowMs = 0
    const log: Log = { write: (_tone, line) => void logged.push(line), lines: () => [] }
    catchUncaught(
      source,
      log,
      (line) => void told.push(line),
      () => nowMs,
    )
    source.emit('uncaughtException', new Error('the tray is gone'))
    source.emit('unhandledRejection', new Error('the tray is gone'))
    source.emit('unhandledRejection', 'a word that was thrown')
    source.emit('unhandledRejection', new DOMException('stopped', 'AbortError'))
    expect(logged).toHaveLength(3)
    expect(told).toEqual([
      'Something went wrong inside Parley: the tray is gone',
      'Something went wrong inside Parley: a word that was thrown',
    ])
    nowMs = 60_000
    source.emit('uncaughtException', new Error('the tray is gone'))
    expect(told).toHaveLength(3)
  })
})

describe('the app’s name for its system', () => {
  it('is one and the same in the app and in its packages', () => {
    const root = join(import.meta.dirname, '../..')
    const { desktopName } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      desktopName: string
    }
    expect(desktopName).toBe(`${APP_ID}.desktop`)
    expect(readFileSync(join(root, 'packaging/electron-builder.mjs'), 'utf8')).toContain(
      `APP_ID = '${APP_ID}'`,
    )
  })
})

describe('mayUse', () => {
  it('given the overlay’s page, it may say what is the overlay’s and nothing else; the window’s page the reverse', () => {
    const window = { role: 'window', url: 'parley://app/index.html' } as const
    const overlay = { role: 'overlay', url: 'parley://app/overlay.html' } as const
    expect(mayUse('overlay:stop', overlay)).toBe(true)
    expect(mayUse('overlay:stop', window)).toBe(false)
    expect(mayUse('settings:change', window)).toBe(true)
    expect(mayUse('settings:change', overlay)).toBe(false)
    expect(mayUse('settings:change', { ...overlay, url: window.url })).toBe(false)
    expect(mayUse('audio:frame', { ...window, url: 'https://example.org/' })).toBe(false)
    expect(mayUse('audio:frame', { ...window, url: undefined })).toBe(false)
    expect(mayUse('audio:frame', { ...window, role: undefined })).toBe(false)
  })
})
