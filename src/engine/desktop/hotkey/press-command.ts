// The command by which a desktop's own shortcut presses the talk button of the app that runs.

export interface HowItRuns {
  env: NodeJS.ProcessEnv
  execPath: string
  /** An installed app; otherwise Electron runs a checkout. */
  isPackaged: boolean
  /** The checkout or the installed application. */
  root: string
}

/** Right for how the app was installed, to be pasted into the desktop's keyboard settings. */
export function pressCommand({ env, execPath, isPackaged, root }: HowItRuns): string {
  if (env['FLATPAK_ID']) return `flatpak run ${env['FLATPAK_ID']} --press`
  // Its program lies in a mount that is gone with the app; the file that was started stays.
  if (env['APPIMAGE']) return `${quoted(env['APPIMAGE'])} --press`
  return isPackaged ? `${quoted(execPath)} --press` : `${quoted(execPath)} ${quoted(root)} --press`
}

function quoted(path: string): string {
  return /^[\w./:\\-]+$/.test(path) ? path : `"${path}"`
}
