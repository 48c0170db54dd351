// A program that set-up runs does not outlive set-up.

const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])

/** For `spawn`: a group of its own, so that what the program starts can be ended with it. */
export const ownGroup = { detached: process.platform !== 'win32' }

/**
 * Until `child` (started with `ownGroup`) has ended, a signal that ends this process ends it first, with all that it
 * has started: npm and cmake run others, which would go on.
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} [how] for a program that ends its own in order
 */
export function endTogether(child, how = 'SIGKILL') {
  /** @param {NodeJS.Signals} signal */
  const end = (signal) => {
    try {
      if (ownGroup.detached) process.kill(-Number(child.pid), how)
      else child.kill()
    } catch {
      // It has ended this moment.
    }
    forget()
    process.kill(process.pid, signal)
  }
  const forget = () => {
    for (const signal of SIGNALS) process.off(signal, end)
  }
  for (const signal of SIGNALS) process.on(signal, end)
  child.once('error', forget)
  child.once('exit', forget)
}
