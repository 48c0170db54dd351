// Whether a Linux desktop shows our tray icon: Electron cannot tell (electron#5872), the desktop's watcher can.
import { spawn } from '../../child-process.mjs'

const ANSWER_WITHIN_MS = 1_000
const WATCHER = 'org.kde.StatusNotifierWatcher'

/** glib's own tool, on every desktop that has GTK; without it, or without a watcher, nobody knows. */
const ASK = [
  'call',
  '--session',
  '--dest',
  WATCHER,
  '--object-path',
  '/StatusNotifierWatcher',
  '--method',
  'org.freedesktop.DBus.Properties.GetAll',
  WATCHER,
]

/**
 * Asks the StatusNotifierWatcher of the session's D-Bus. Never rejects.
 * @param pid of the process that made the icon: the name it registers has it
 */
export async function trayOnLinux(
  pid: number,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<'shown' | 'unknown'> {
  if (!env['DBUS_SESSION_BUS_ADDRESS'] && !env['XDG_RUNTIME_DIR']) return 'unknown'
  return await new Promise((resolve) => {
    const child = spawn('gdbus', ASK, {
      env,
      stdio: ['ignore', 'pipe', 'ignore'],
      signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
    })
    let said = ''
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (said += text))
    child.once('error', () => resolve('unknown'))
    child.once('close', (code) => resolve(code === 0 ? shownIn(said, pid) : 'unknown'))
  })
}

/**
 * @param properties of the watcher, as gdbus writes them
 * @returns `shown` where a tray is there and has our icon. An item that is registered by its connection's number cannot
 *   be told from others, and one that was refused is not there at all (electron#53213): `unknown`
 */
export function shownIn(properties: string, pid: number): 'shown' | 'unknown' {
  const hasTray = /'IsStatusNotifierHostRegistered': <true>/.test(properties)
  const items = /'RegisteredStatusNotifierItems': <(.*?)>/s.exec(properties)?.[1] ?? ''
  return hasTray && new RegExp(`StatusNotifierItem-${pid}-\\d`).test(items) ? 'shown' : 'unknown'
}
