// What a page of ours may never do, whatever is loaded into it: leave, open windows, ask for devices.
import { session, type WebContents } from 'electron'

/** Pins `contents` to the page it was opened with. */
export function lockNavigation(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

/** Refuses camera, microphone, notifications and the rest: nothing in the window uses them yet. */
export function denyAllPermissions(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) =>
    answer(false),
  )
  session.defaultSession.setPermissionCheckHandler(() => false)
}
