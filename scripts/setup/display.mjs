// Whether a window could be shown.

/** @param {{ env: NodeJS.ProcessEnv, platform: NodeJS.Platform }} [machine] */
export function hasDisplay({ env, platform } = { env: process.env, platform: process.platform }) {
  // macOS and Windows always have one, except for who comes in by ssh.
  if (platform === 'darwin' || platform === 'win32') return !env.SSH_CONNECTION
  return Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)
}
