// The menus, put into place.
import { app, Menu, type WebContents } from 'electron'
import { applicationMenu, contextMenu } from './menu-items.ts'

export function setMenu(): void {
  const items = applicationMenu(process.platform, app.getName())
  Menu.setApplicationMenu(Menu.buildFromTemplate(items))
}

/** Cut, copy and paste by the right mouse button. */
export function offerContextMenu(contents: WebContents): void {
  contents.on('context-menu', (_event, params) => {
    const items = contextMenu(params)
    if (items.length > 0) Menu.buildFromTemplate(items).popup()
  })
}
