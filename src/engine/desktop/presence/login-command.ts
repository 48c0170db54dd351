// What the system runs when the user logs in: the same program, hidden.

export const HIDDEN_FLAG = '--hidden'

export interface Program {
  /** Of the running process. */
  execPath: string
  /** Folder of the checkout, or of the packed app. */
  root: string
  isPackaged: boolean
  env: NodeJS.ProcessEnv
}

/**
 * Program and arguments. An AppImage runs from a folder that is gone with it: the file itself is $APPIMAGE
 * (docs.appimage.org, environment variables). From a checkout the program is Electron, and the checkout its argument.
 */
export function loginCommand({ execPath, root, isPackaged, env }: Program): string[] {
  if (!isPackaged) return [execPath, root, HIDDEN_FLAG]
  return [env['APPIMAGE'] || execPath, HIDDEN_FLAG]
}

/** For the registry of Windows, where Electron joins the arguments by spaces as they are. */
export function windowsLoginItem(program: Program): { path: string; args: string[] } {
  const [path, ...args] = loginCommand(program)
  return { path: path!, args: args.map((arg) => (/\s/.test(arg) ? `"${arg}"` : arg)) }
}

/** Whether this start was at login, and shows no window. */
export function startsHidden(argv: readonly string[]): boolean {
  return argv.includes(HIDDEN_FLAG)
}
