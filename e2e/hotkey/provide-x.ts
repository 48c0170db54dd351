// What a real keyboard is made of where there is none: an X server without a screen, a hand, and a window for the focus.
import { spawnSync } from '../../src/engine/child-process.mjs'
import { installByApt } from '../set-up/install-by-apt.ts'

const PROGRAMS = ['Xvfb', 'xdotool', 'xev'] as const
const PACKAGES = ['xvfb', 'xdotool', 'x11-utils']

/**
 * Finds them, and gets them by apt-get on Debian as root.
 * @returns false where the hotkey cannot be pressed; `say` has heard why
 */
export function provideX(say: (line: string) => void): boolean {
  if (process.platform !== 'linux') {
    say('the hotkey was not pressed: that is done by Xvfb and xdotool, which are for Linux')
    return false
  }
  if (missing().length > 0)
    installByApt(PACKAGES, 'Xvfb, xdotool and xev by apt-get (about 10 MB)', say)
  const lacking = missing()
  if (lacking.length > 0) say(`the hotkey was not pressed: there is no ${lacking.join(', no ')}`)
  return lacking.length === 0
}

function missing(): string[] {
  return PROGRAMS.filter((name) => spawnSync('which', [name], { stdio: 'ignore' }).status !== 0)
}
