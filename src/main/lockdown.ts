// What a page of ours may never do, whatever is loaded into it: leave, open windows, reach the network.
import { session, systemPreferences, type WebContents } from 'electron'
import { roleOf } from './page-roles.ts'
import { isAllowed, isOwnRequest } from './page-rules.ts'

/** Pins `contents` to the page it was opened with. */
export function lockNavigation(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

/** The microphone for the window's page; nothing else, no downloads and no network. */
export function lockSession(): void {
  const { defaultSession } = session
  defaultSession.setPermissionRequestHandler((contents, permission, answer, details) => {
    const mediaTypes = 'mediaTypes' in details ? (details.mediaTypes ?? []) : []
    const url = details.requestingUrl || contents.getURL()
    if (roleOf(contents) !== 'window' || !isAllowed(permission, url, mediaTypes))
      return answer(false)
    void mayUseMicrophone().then(answer)
  })
  defaultSession.setPermissionCheckHandler((_contents, permission, origin, details) =>
    isAllowed(permission, origin, details.mediaType === undefined ? [] : [details.mediaType]),
  )
  // What is saved goes through the main process, which asks where to.
  defaultSession.on('will-download', (event) => event.preventDefault())
  // Its dictionaries would be downloaded.
  defaultSession.setSpellCheckerEnabled(false)
  defaultSession.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: !isOwnRequest(url) }),
  )
}

/** macOS asks the user itself, once; elsewhere there is nothing to ask. */
async function mayUseMicrophone(): Promise<boolean> {
  if (process.platform !== 'darwin') return true
  return await systemPreferences.askForMediaAccess('microphone')
}
