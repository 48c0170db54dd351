// Which way to the network there is: for the page none, ever; for what we download ourselves the system's, once the
// user has asked for a download.
import { app, session } from 'electron'

/**
 * A proxy that is nowhere (the port for discarding, on this very machine). What goes through a proxy looks up no names
 * of its own, so that a page that tried could not even ask for one.
 */
const NOWHERE = { mode: 'fixed_servers', proxyRules: 'http://127.0.0.1:9' } as const

/**
 * Before the first window. Not by Chromium's switches: Electron applies `no-proxy-server` anew whenever a network
 * context is made (ApplyProxyModeFromCommandLine in shell/browser/browser_process_impl.cc), and
 * `host-resolver-rules` can never be taken back: the system's proxy could not be found by its name.
 */
export async function closeNetwork(): Promise<void> {
  await Promise.all([
    session.defaultSession.setProxy(NOWHERE),
    // Else Windows may ask the network for `wpad`, by itself.
    app.setProxy({ mode: 'direct' }),
  ])
}

/**
 * For requests of utility processes, where models are downloaded; the page's session stays closed. May be called
 * again: the system's settings may have changed.
 */
export async function useSystemProxy(): Promise<void> {
  await app.setProxy({ mode: 'system' })
}
