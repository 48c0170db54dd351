// The tray: what the assistant is doing, and the few things one wants without the window.
import { Menu, nativeImage, Tray, type MenuItemConstructorOptions } from 'electron'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
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

  constructor(
    private readonly root: string,
    private readonly actions: TrayActions,
  ) {}

  /** Whether the system took it: some desktops have no tray. */
  get isThere(): boolean {
    return this.tray !== undefined
  }

  show(state: TrayState): void {
    const look = trayLook(state)
    const key = JSON.stringify(look)
    if (key === this.shown) return
    this.shown = key
    try {
      this.tray ??= new Tray(this.image(look.icon))
    } catch {
      return // no tray here: the window does all of this too
    }
    this.tray.setImage(this.image(look.icon))
    this.tray.setToolTip(look.tip)
    this.tray.setContextMenu(Menu.buildFromTemplate(this.items(look)))
  }

  close(): void {
    this.tray?.destroy()
    this.tray = undefined
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
    const file = [`${name}.png`, 'tray.png', 'icon.png'].find((one) =>
      existsSync(join(folder, one)),
    )
    return file ? nativeImage.createFromPath(join(folder, file)) : nativeImage.createEmpty()
  }
}
