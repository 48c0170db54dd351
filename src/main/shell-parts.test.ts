import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { EventName } from '../shared/window/window-contract.ts'
import { autostartEntry, autostartFile, setAutostart } from './autostart.ts'
import { PageMail } from './page-mail.ts'
import { onTalkKey } from './talk-key.ts'
import { trayLook, type TrayState } from './tray-look.ts'
import { FIRST_BOUNDS, placedOn, readBounds } from './window-bounds.ts'

describe('onTalkKey', () => {
  it('given push-to-talk, hands every stroke to the page', () => {
    const state = { talk: 'ptt', muted: false } as const
    for (const stroke of ['down', 'up', 'tap', 'cancel'] as const)
      expect(onTalkKey(stroke, state)).toEqual({ press: { stroke } })
  })
  it('given duplex, mutes and opens the microphone once a press', () => {
    const state = { talk: 'duplex', muted: true } as const
    expect(onTalkKey('down', state)).toEqual({ mute: false })
    expect(onTalkKey('up', state)).toBeNull()
    expect(onTalkKey('tap', { ...state, muted: false })).toEqual({ mute: true })
  })
})

describe('trayLook', () => {
  const ready: TrayState = {
    readiness: { at: 'ready' },
    mode: 'idle',
    muted: false,
    pressed: false,
    talk: 'ptt',
  }
  it('given each state, shows it', () => {
    expect(trayLook(ready)).toMatchObject({ icon: 'tray-idle', tip: 'Parley: ready', talk: 'Talk' })
    expect(trayLook({ ...ready, mode: 'speaking' })).toMatchObject({ icon: 'tray-speaking' })
    expect(trayLook({ ...ready, pressed: true, mode: 'listening' }).talk).toBe('Stop talking')
    expect(trayLook({ ...ready, muted: true })).toMatchObject({
      icon: 'tray-muted',
      tip: 'Parley: muted',
      mute: 'Unmute microphone',
    })
  })
  it('given an engine that sleeps, says so, and offers to talk all the same', () => {
    const asleep: TrayState = { ...ready, readiness: { at: 'asleep' } }
    expect(trayLook(asleep)).toMatchObject({
      icon: 'tray-idle',
      tip: 'Parley: asleep, wakes when you talk',
      talk: 'Talk',
    })
    expect(trayLook({ ...asleep, readiness: { at: 'waking' }, mode: 'listening' })).toMatchObject({
      icon: 'tray-listening',
      tip: 'Parley: listening',
    })
  })
  it('given no way to talk, offers none', () => {
    expect(trayLook({ ...ready, talk: 'duplex' }).talk).toBeNull()
    const missing: TrayState['readiness'] = { at: 'models-missing', ids: [], bytes: 0 }
    expect(trayLook({ ...ready, readiness: missing })).toMatchObject({
      talk: null,
      tip: 'Parley: models are missing',
    })
  })
})

describe('window bounds', () => {
  const screen = { x: 0, y: 0, width: 1920, height: 1080 }
  const saved = { x: 100, y: 100, width: 800, height: 600, maximised: false }

  it('given a place on a screen, keeps it', () => {
    expect(placedOn(saved, [screen])).toEqual(saved)
  })
  it('given a screen that is gone, keeps the size alone', () => {
    const away = { ...saved, x: 3000 }
    expect(placedOn(away, [screen])).toEqual({ width: 800, height: 600, maximised: false })
    expect(placedOn({ ...saved, y: 1070 }, [screen])).not.toHaveProperty('x')
  })
  it('given no file or a damaged one, opens as the first time', () => {
    expect(readBounds('/nowhere/window.json')).toEqual(FIRST_BOUNDS)
  })
})

describe('PageMail', () => {
  it('given notices before the page is there, keeps them for it, and passes the rest on', () => {
    const sent: EventName[] = []
    const mail = new PageMail((name) => void sent.push(name))
    mail.tell('notice', { tone: 'info', message: 'early' })
    mail.tell('mode', { mode: 'idle', muted: false })
    expect(sent).toEqual(['mode'])
    mail.pageReady()
    mail.tell('notice', { tone: 'info', message: 'late' })
    expect(sent).toEqual(['mode', 'notice', 'notice'])
  })
})

describe('autostart', () => {
  it('given odd paths, quotes them as the specification says', () => {
    const entry = autostartEntry(['/opt/My App/parley', '/home/a$b', '100%', '--hidden'])
    expect(entry).toContain('Exec="/opt/My App/parley" "/home/a\\$b" 100%% --hidden\n')
  })
  it('writes the entry and removes it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'parley-autostart-'))
    const file = autostartFile({ XDG_CONFIG_HOME: folder })
    setAutostart(true, file, ['parley', '--hidden'])
    expect(readFileSync(file, 'utf8')).toContain('Exec=parley --hidden')
    setAutostart(false, file, [])
    expect(() => readFileSync(file)).toThrow()
    setAutostart(false, file, [])
    writeFileSync(join(folder, 'x'), '')
    rmSync(folder, { recursive: true })
  })
})
