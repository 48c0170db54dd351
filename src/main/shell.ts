// The app around the window: what the system offers, put together with the desktop engine.
import { app, nativeTheme, powerMonitor, type BrowserWindow } from 'electron'
import { Desktop } from '../engine/desktop/desktop.ts'
import type { HotkeyKeeper } from '../engine/desktop/hotkey/hotkey-keeper.ts'
import type { DesktopPlaces } from '../engine/desktop/desktop-places.ts'
import type { TellPage } from '../engine/desktop/tell-page.ts'
import type { Log } from '../engine/desktop/log/log.ts'
import { Away } from '../engine/desktop/presence/away.ts'
import { startsHidden } from '../engine/desktop/presence/login-command.ts'
import { Updates } from '../engine/desktop/updates.ts'
import { toWireError } from '../shared/coded-error.ts'
import type { KeyStroke } from '../shared/hotkey.ts'
import type { Settings } from '../shared/window/settings.ts'
import type { WindowEvents } from '../shared/window/window-contract.ts'
import { appState } from './app-state.ts'
import { diagnosticsReport, privacyReport } from './diagnostics.ts'
import { eraseAll } from './erase-all.ts'
import { exportConversation, exportWaterfall, saveReport } from './exports.ts'
import { askToListen, openHotkey } from './hotkey/open-hotkey.ts'
import { connectChosenFiles } from './ipc/chosen-files.ts'
import { connect } from './ipc/connect.ts'
import { messageHandlers } from './ipc/messages.ts'
import { requestHandlers } from './ipc/requests.ts'
import { logHealth } from './log-health.ts'
import { applyStartAtLogin } from './login-item.ts'
import { setMenu } from './menu.ts'
import { onElectron } from './on-electron.ts'
import { PageMail } from './page-mail.ts'
import { followPage, type FollowedPage } from './page-life.ts'
import { watchPower } from './power.ts'
import { Presence } from './presence.ts'
import { onTalkKey, PRESS_FLAG } from './talk-key.ts'
import { StatusTray } from './tray.ts'
import { watchShown } from './window-shown.ts'
import { openUpdater, replacesItself } from './updater.ts'
import { bringForward, openWindow } from './window.ts'
import { closing } from './window-closing.ts'

/** An app that is asked to quit does not keep the user waiting for an engine. */
const CLOSE_WITHIN_MS = 3_000

export class Shell {
  private readonly mail: PageMail
  private readonly desktop: Desktop
  private readonly hotkey: HotkeyKeeper
  private readonly tray: StatusTray
  private readonly presence: Presence
  private readonly updates: Updates
  private window: BrowserWindow | undefined
  private page: FollowedPage | undefined
  private isQuitting = false

  constructor(
    private readonly places: DesktopPlaces,
    private readonly log: Log,
  ) {
    this.mail = new PageMail((name, payload) => {
      const { window } = this
      if (window && !window.isDestroyed()) window.webContents.send(name, payload)
    })
    this.presence = new Presence({
      root: places.root,
      settings: () => this.desktop.settings.current,
      open: () => this.show(),
      tell: this.tell,
      stop: () => this.stop(),
    })
    this.desktop = new Desktop({
      places,
      ...onElectron,
      tell: this.tell,
      log,
    })
    this.hotkey = openHotkey(places, {
      onStroke: (stroke) => this.talkKey(stroke),
      onStatus: (status) => this.tell('hotkey', status),
      onProblem: (message) => log.write('warning', message),
    })
    this.updates = new Updates({
      open: openUpdater,
      replacesItself: replacesItself(),
      notice: (tone, message) => this.desktop.notice(tone, message),
    })
    this.tray = new StatusTray(places.root, {
      talk: () => this.talkKey('tap'),
      mute: () => this.desktop.talk.mute(!this.desktop.talk.muted),
      startAnew: () => this.desktop.talk.startAnew(),
      open: () => this.show(),
      quit: () => app.quit(),
    })
  }

  /** Shows the window and opens the engine beside it. */
  start(): void {
    const { desktop, log, hotkey } = this
    log.write('info', `Parley ${app.getVersion()} starts`)
    desktop.start()
    const { settings } = desktop
    nativeTheme.themeSource = settings.current.theme
    const requests = requestHandlers(
      desktop,
      {
        state: () => {
          queueMicrotask(() => {
            this.mail.pageReady()
            desktop.talk.pageCame()
          })
          return appState(desktop, hotkey.status)
        },
        changeSettings: (change) =>
          desktop.servers.changeByPage(change, (allowed) => this.changeSettings(allowed)),
        erase: (what) => eraseAll(desktop, (change) => this.changeSettings(change), what),
        exportConversation: (params) => exportConversation(this.window, desktop, params),
        exportWaterfall: (params) => exportWaterfall(this.window, desktop, params),
        report: (told) => diagnosticsReport(desktop, this.places, log, hotkey.status, told),
        saveReport: ({ text }) => saveReport(this.window, text),
        privacy: () => privacyReport(this.places),
        allowHotkey: () => askToListen(),
      },
      log,
    )
    const messages = this.presence.over(messageHandlers(desktop, hotkey))
    connect(requests, messages, (error) => this.tellError(error))
    connectChosenFiles((path) => desktop.models.own.fileChosen(path))
    setMenu()
    hotkey.use(settings.current.hotkey)
    this.lookForUpdates()
    this.updateTray()
    const away = new Away(desktop.talk, this.tell, () => settings.current.talk === 'duplex')
    watchPower(powerMonitor, {
      away: () => away.leave(),
      awake: () => desktop.talk.desk.clockMoved(),
      back: () => away.back(),
    })
    this.show(startsHidden(process.argv))
  }

  /** Brings the window forward, or opens it where it was closed. */
  show(isHidden = false): void {
    if (this.window && !this.window.isDestroyed()) {
      if (!isHidden) bringForward(this.window)
      return
    }
    const { root, boundsFile } = this.places
    const window = (this.window = openWindow({ root, boundsFile, isHidden }))
    watchShown(window, this.tell)
    this.presence.follow(window, isHidden)
    window.on('close', (event) => {
      const { closeToTray } = this.desktop.settings.current
      const { isQuitting, tray } = this
      void closing(window, event, { isQuitting, closeToTray, tray: () => tray.whether() })
    })
    window.on('closed', () => {
      if (this.window === window) this.window = undefined
    })
    this.page = followPage(window, {
      gone: () => {
        this.desktop.talk.pageGone()
        this.mail.pageGone()
        this.hotkey.pause(false) // it may have gone while another was chosen
      },
      died: (reason) => this.log.write('error', `the page ended: ${reason}`),
    })
  }

  /** A second start does what the first one shall do: come forward, or have its talk button pressed. */
  startedAgain(argv: readonly string[]): void {
    if (argv.includes(PRESS_FLAG)) this.talkKey('tap')
    else this.show()
  }

  windowsClosed(): void {
    if (process.platform !== 'darwin') app.quit()
  }

  quitting(): void {
    this.isQuitting = true
  }

  async close(): Promise<void> {
    this.hotkey.release()
    this.presence.close()
    this.updates.allow(false)
    this.tray.close()
    const late = new Promise<void>((resolve) => setTimeout(resolve, CLOSE_WITHIN_MS).unref())
    await Promise.race([this.desktop.close(), late])
  }

  private readonly tell: TellPage = (name, payload) => {
    this.mail.tell(name, payload)
    this.presence.told(name, payload)
    if (name === 'mode' || name === 'readiness' || name === 'settings') this.updateTray()
    if (name === 'engines') logHealth(this.log, payload as WindowEvents['engines'])
  }

  private changeSettings(change: Partial<Settings>): Settings {
    const before = this.desktop.settings.current
    const now = this.desktop.changeSettings(change)
    if (before.hotkey !== now.hotkey) this.hotkey.use(now.hotkey)
    if (before.theme !== now.theme) nativeTheme.themeSource = now.theme
    if (before.lookForUpdates !== now.lookForUpdates) this.lookForUpdates()
    if (before.startAtLogin !== now.startAtLogin)
      try {
        applyStartAtLogin(now.startAtLogin, this.places.root)
      } catch (error) {
        this.tellError(error)
      }
    return now
  }

  /** A checkout is updated by git. */
  private lookForUpdates(): void {
    this.updates.allow(app.isPackaged && this.desktop.settings.current.lookForUpdates)
  }

  private talkKey(stroke: KeyStroke): void {
    const { talk, settings } = this.desktop
    const action = onTalkKey(stroke, { talk: settings.current.talk, muted: talk.muted })
    if (action === null) return
    this.page?.isWanted()
    if ('press' in action) this.tell('press', action.press)
    else talk.mute(action.mute)
  }

  /** As Escape does in the window, which may be out of sight. */
  private stop(): void {
    this.desktop.talk.stop()
    this.tell('stop', undefined)
  }

  private updateTray(): void {
    const { talk, keeper, settings } = this.desktop
    const { mode, muted, pressed } = talk
    const { readiness } = keeper
    this.tray.show({ readiness, mode, muted, pressed, talk: settings.current.talk })
  }

  /** A line for the window and the log. */
  notice(tone: 'info' | 'warning' | 'error', message: string): void {
    this.desktop.notice(tone, message)
  }

  private tellError(error: unknown): void {
    this.notice('error', toWireError(error).message)
  }
}
