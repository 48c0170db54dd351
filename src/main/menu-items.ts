// What the menus have: the application's, whose shortcuts work where it is not seen, and that of the right mouse button.
import type { MenuItemConstructorOptions } from 'electron'

/** @param appName as the system shows it */
export function applicationMenu(
  platform: NodeJS.Platform,
  appName: string,
): MenuItemConstructorOptions[] {
  if (platform === 'darwin')
    return [
      { role: 'appMenu', label: appName },
      { role: 'editMenu' },
      viewMenu(),
      { role: 'windowMenu' },
    ]
  // Elsewhere it is hidden until Alt is pressed.
  return [
    { label: '&File', submenu: [{ role: 'close' }, { role: 'quit' }] },
    { role: 'editMenu' },
    viewMenu(),
  ]
}

/** No reload and no developer tools: whoever meets them by chance loses what is being said. */
function viewMenu(): MenuItemConstructorOptions {
  return {
    label: '&View',
    submenu: [
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      // Plus is on the key of the equals sign, and nobody wants to hold Shift for it.
      {
        role: 'zoomIn',
        accelerator: 'CommandOrControl+=',
        visible: false,
        acceleratorWorksWhenHidden: true,
      },
      { role: 'zoomOut' },
      { type: 'separator' },
      { role: 'togglefullscreen' },
    ],
  }
}

/** Of Electron's ContextMenuParams. */
export interface ContextOf {
  isEditable: boolean
  selectionText: string
  editFlags: { canCut: boolean; canCopy: boolean; canPaste: boolean; canSelectAll: boolean }
}

/** Empty where there is nothing to do: then no menu comes up. */
export function contextMenu({
  isEditable,
  selectionText,
  editFlags,
}: ContextOf): MenuItemConstructorOptions[] {
  const { canCut, canCopy, canPaste, canSelectAll } = editFlags
  if (isEditable)
    return [
      { role: 'cut', enabled: canCut },
      { role: 'copy', enabled: canCopy },
      { role: 'paste', enabled: canPaste },
      { type: 'separator' },
      { role: 'selectAll', enabled: canSelectAll },
    ]
  return selectionText.trim() === '' ? [] : [{ role: 'copy', enabled: canCopy }]
}
