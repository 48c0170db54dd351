// Boot of the desktop app: one instance, locked down before anything is shown, the engine opened beside the window.
import { app, crashReporter, protocol } from 'electron'
import { join } from 'node:path'
import { giveAdviceFor } from '../engine/advice.ts'
import { cacheFolder } from '../engine/models/cache-folder.ts'
import { dataFolder } from '../engine/models/data-folder.ts'
import { desktopPlaces, findRoot } from '../engine/desktop/desktop-places.ts'
import { openLog } from '../engine/desktop/log/log.ts'
import { readEnvironmentFlags } from '../engine/desktop/read-environment-flags.ts'
import { APP_ID } from './app-id.ts'
import { QUIET_CHROMIUM } from './chromium-switches.ts'
import { lockNavigation, lockSession } from './lockdown.ts'
import { offerContextMenu } from './menu.ts'
import { PAGE_SCHEME, pageServer } from './page-files.ts'
import { closeNetwork } from './proxy.ts'
import { Shell } from './shell.ts'
import { catchUncaught } from './uncaught.ts'

async function boot(): Promise<void> {
  if (!app.requestSingleInstanceLock()) return app.quit()
  app.enableSandbox()
  // What a crash leaves stays in the user's own folder (app.getPath('crashDumps')).
  crashReporter.start({ uploadToServer: false })
  // Where Wayland has a portal for global hotkeys, it is used; GNOME's only by the second of these.
  const portal = 'GlobalShortcutsPortal,GlobalShortcutsPortalPreferredTrigger'
  app.commandLine.appendSwitch('enable-features', portal)
  for (const [name, value] of Object.entries(QUIET_CHROMIUM)) {
    app.commandLine.appendSwitch(name, value)
  }
  protocol.registerSchemesAsPrivileged([
    {
      scheme: PAGE_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ])
  app.on('web-contents-created', (_event, contents) => {
    lockNavigation(contents)
    offerContextMenu(contents)
  })
  await app.whenReady()

  const root = findRoot(import.meta.dirname)
  const { isPackaged } = app
  // Windows shows the notifications of a program under the name of its entry in the start menu, which bears this one.
  if (isPackaged) app.setAppUserModelId(APP_ID)
  giveAdviceFor(isPackaged ? 'installed' : 'window')
  const engineFolder = isPackaged ? dataFolder() : cacheFolder()
  const userData = app.getPath('userData')
  const places = desktopPlaces(root, userData, engineFolder, process.env, isPackaged)
  await closeNetwork()
  lockSession()
  protocol.handle(PAGE_SCHEME, pageServer(join(root, 'out/renderer')))

  const log = openLog(places.logFile)
  readEnvironmentFlags((line) => log.write('warning', line))
  const shell = new Shell(places, log)
  const tell = (line: string): void => shell.notice('error', line)
  catchUncaught(process, log, tell, () => performance.now())
  app.on('second-instance', (_event, argv) => shell.startedAgain(argv))
  app.on('activate', () => shell.show())
  app.on('window-all-closed', () => shell.windowsClosed())
  app.on('before-quit', () => shell.quitting())
  app.on('will-quit', (event) => {
    event.preventDefault()
    void shell.close().finally(() => app.exit(0))
  })
  shell.start()
}

void boot()
