// The tray: what the assistant is doing, and the few things one wants without the window.
import { Menu, nativeImage, Tray, type MenuItemConstructorOptions } from 'electron'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { trayOnLinux } from '../engine/desktop/presence/tray-watcher.ts'
import { trayPictures } from './tray-image.ts'
import { trayLook, type TrayState } from './tray-look.ts'

export interface TrayActions {
  talk(): void
  mute(): void
  startAnew(): void
  open(): void
  quit(): void
}

export class StatusTray {
  private tray: Tray | undefined
  private shown = ''
  private readonly ending = new AbortController()

  constructor(
    private readonly root: string,
    private readonly actions: TrayActions,
  ) {}

  /** Whether a person can see it; on Linux the desktop is asked. */
  async whether(): Promise<'shown' | 'unknown'> {
    if (!this.tray) return 'unknown'
    if (process.platform !== 'linux') return 'shown'
    return await trayOnLinux(process.pid, process.env, this.ending.signal)
  }

  show(state: TrayState): void {
    const look = trayLook(state)
    const key = JSON.stringify(look)
    if (key === this.shown) return
    this.shown = key
    try {
      this.tray ??= this.open(look.icon)
    } catch {
      return // no tray here: the window does all of this too
    }
    this.tray.setImage(this.image(look.icon))
    this.tray.setToolTip(look.tip)
    this.tray.setContextMenu(Menu.buildFromTemplate(this.items(look)))
  }

  close(): void {
    this.ending.abort()
    this.tray?.destroy()
    this.tray = undefined
  }

  private open(icon: string): Tray {
    const tray = new Tray(this.image(icon))
    // On macOS a click brings up the menu; elsewhere the menu is the right button's, and the left one opens the window.
    if (process.platform === 'darwin') return tray
    for (const event of ['click', 'double-click'] as const)
      (tray as NodeJS.EventEmitter).on(event, () => this.actions.open())
    return tray
  }

  private items(look: ReturnType<typeof trayLook>): MenuItemConstructorOptions[] {
    const { actions } = this
    return [
      { label: look.tip, enabled: false },
      { type: 'separator' },
      ...(look.talk ? [{ label: look.talk, click: () => actions.talk() }] : []),
      { label: look.mute, click: () => actions.mute() },
      { label: 'New conversation', click: () => actions.startAnew() },
      { type: 'separator' },
      { label: 'Open Parley', click: () => actions.open() },
      { label: 'Quit', click: () => actions.quit() },
    ]
  }

  private image(name: string): Electron.NativeImage {
    const folder = join(this.root, 'resources/icons')
    const file = trayPictures(name, process.platform).find((one) => existsSync(join(folder, one)))
    return file ? nativeImage.createFromPath(join(folder, file)) : nativeImage.createEmpty()
  }
}
