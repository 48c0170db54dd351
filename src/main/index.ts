// Boot of the desktop app: one instance, one window, gone when the window closes (but not on macOS, as is the custom).
import { app, BrowserWindow } from 'electron'
import { denyAllPermissions, lockNavigation } from './lockdown.ts'
import { openWindow } from './window.ts'

async function boot(): Promise<void> {
  if (!app.requestSingleInstanceLock()) return app.quit()
  app.enableSandbox()
  app.on('web-contents-created', (_event, contents) => lockNavigation(contents))
  app.on('second-instance', () => BrowserWindow.getAllWindows()[0]?.focus())
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) void openWindow()
  })
  await app.whenReady()
  denyAllPermissions()
  await openWindow()
}

void boot()
