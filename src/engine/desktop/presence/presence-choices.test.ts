import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Away } from './away.ts'
import { closeChoice } from './close-choice.ts'
import { launchAgent, launchAgentFile, setLaunchAgent } from './launch-agent.ts'
import { loginCommand, startsHidden, windowsLoginItem } from './login-command.ts'
import { ReloadLimit } from './reload-limit.ts'
import { shownIn, trayOnLinux } from './tray-watcher.ts'

describe('closeChoice', () => {
  const linux = { platform: 'linux', isQuitting: false, closeToTray: true, tray: 'shown' } as const

  it('given macOS, hides: a page that is gone cannot answer the hotkey', () => {
    for (const closeToTray of [true, false])
      expect(closeChoice({ ...linux, platform: 'darwin', closeToTray })).toBe('hide')
  })
  it('given a tray that shows us and the wish to stay, hides; without the wish, closes', () => {
    expect(closeChoice(linux)).toBe('hide')
    expect(closeChoice({ ...linux, closeToTray: false })).toBe('close')
    expect(closeChoice({ ...linux, platform: 'win32' })).toBe('hide')
  })
  it('given a tray that nobody can be sure of, leaves a way back in the task bar', () => {
    expect(closeChoice({ ...linux, tray: 'unknown' })).toBe('minimise')
  })
  it('given the end of the app, holds nothing back', () => {
    for (const platform of ['darwin', 'linux', 'win32'] as const)
      expect(closeChoice({ ...linux, platform, isQuitting: true })).toBe('close')
  })
})

describe('ReloadLimit', () => {
  it('given three in a minute, allows no fourth until the first is a minute old, or the user says so', () => {
    const limit = new ReloadLimit()
    expect([0, 1_000, 2_000, 3_000, 59_999].map((ms) => limit.allows(ms))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
    expect(limit.allows(60_000)).toBe(true)
    expect(limit.allows(60_500)).toBe(false)
    limit.forget()
    expect(limit.allows(60_600)).toBe(true)
  })
})

describe('the tray of a Linux desktop', () => {
  // As gdbus 2.74 writes it.
  const told = (items: string, host = true): string =>
    `({'RegisteredStatusNotifierItems': <[${items}]>, 'IsStatusNotifierHostRegistered': <${host}>, 'ProtocolVersion': <0>},)\n`
  const ours = `'org.freedesktop.StatusNotifierItem-4711-1/StatusNotifierItem'`
  const other = `':1.95/org/ayatana/NotificationItem/nm_applet'`

  it('given our item in it, it is shown', () => {
    expect(shownIn(told(`${other}, ${ours}`), 4711)).toBe('shown')
  })
  it('given others alone, a watcher that nobody draws for, or another process with a longer number, nobody knows', () => {
    expect(shownIn(told(other), 4711)).toBe('unknown')
    expect(shownIn(told(ours, false), 4711)).toBe('unknown')
    expect(shownIn(told(ours), 471)).toBe('unknown')
    expect(shownIn('', 4711)).toBe('unknown')
  })
  it('given no session bus, nobody is asked', async () => {
    expect(await trayOnLinux(1, {}, new AbortController().signal)).toBe('unknown')
  })
  it('given no program to ask with, or an app that ends meanwhile, nobody knows', async () => {
    const nowhere = { PATH: '/nowhere', DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere' }
    expect(await trayOnLinux(1, nowhere, new AbortController().signal)).toBe('unknown')
    expect(await trayOnLinux(1, nowhere, AbortSignal.abort())).toBe('unknown')
  })
})

describe('starting at login', () => {
  const packed = { execPath: '/opt/Parley/parley', root: '/opt/Parley/app', isPackaged: true }

  it('given a packed app, runs it hidden', () => {
    expect(loginCommand({ ...packed, env: {} })).toEqual(['/opt/Parley/parley', '--hidden'])
    expect(startsHidden(['parley', '--hidden'])).toBe(true)
    expect(startsHidden(['parley'])).toBe(false)
  })
  it('given an AppImage, runs its file and not the folder it is mounted in for now', () => {
    const execPath = '/tmp/.mount_ParleyXy/parley'
    const env = { APPIMAGE: '/home/ada/Parley.AppImage' }
    expect(loginCommand({ ...packed, execPath, env })[0]).toBe('/home/ada/Parley.AppImage')
  })
  it('given a checkout on Windows, names it, in quotes where it has a space', () => {
    const execPath = 'C:\\p\\electron.exe'
    const checkout = { execPath, isPackaged: false, env: { APPIMAGE: 'of another program' } }
    expect(windowsLoginItem({ ...checkout, root: 'C:\\My Code\\parley' })).toEqual({
      path: execPath,
      args: ['"C:\\My Code\\parley"', '--hidden'],
    })
  })
  it('given macOS, writes what launchd reads, and removes it', () => {
    const home = mkdtempSync(join(tmpdir(), 'parley-home-'))
    const file = launchAgentFile(home)
    setLaunchAgent(true, file, ['/Applications/A & B.app/Contents/MacOS/Parley', '--hidden'])
    const list = readFileSync(file, 'utf8')
    expect(list).toContain('<string>/Applications/A &amp; B.app/Contents/MacOS/Parley</string>')
    expect(list).toContain('<key>RunAtLoad</key><true/>')
    expect(list.match(/<string>/g)).toHaveLength(5)
    setLaunchAgent(false, file, [])
    expect(() => readFileSync(file)).toThrow()
    setLaunchAgent(false, file, [])
    rmSync(home, { recursive: true })
    expect(launchAgent([])).not.toContain('KeepAlive')
  })
})

describe('Away', () => {
  function away(isHandsFree: boolean, muted: boolean) {
    const did: string[] = []
    const talk = {
      muted,
      stop: () => void did.push('stop'),
      mute: (on: boolean) => {
        talk.muted = on
        did.push(on ? 'mute' : 'unmute')
      },
    }
    const at = new Away(
      talk,
      (name) => void did.push(name),
      () => isHandsFree,
    )
    return { at, did, talk }
  }

  it('given a press under way, ends it here and in the page, and opens the microphone anew afterwards', () => {
    const { at, did } = away(false, false)
    at.leave()
    at.back()
    expect(did).toEqual(['stop', 'stop', 'audio:renew'])
  })
  it('given hands-free, hears nothing meanwhile', () => {
    const { at, did } = away(true, false)
    at.leave()
    at.back()
    expect(did.slice(2)).toEqual(['mute', 'audio:renew', 'unmute'])
  })
  it('given a microphone that the user had muted, or unmuted meanwhile, leaves it as it is', () => {
    const muted = away(true, true)
    muted.at.leave()
    muted.at.back()
    expect(muted.did).not.toContain('unmute')
    const opened = away(true, false)
    opened.at.leave()
    opened.talk.mute(false)
    opened.at.back()
    expect(opened.did.at(-1)).toBe('audio:renew')
  })
})
