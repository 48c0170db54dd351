// What the room is made of: PulseAudio's programs, and a synthesiser for voices.
import { spawnSync } from '../../../src/engine/child-process.mjs'
import { installByApt } from '../../set-up/install-by-apt.ts'

const PROGRAMS = ['pulseaudio', 'pacat', 'pactl', 'espeak-ng'] as const
const PACKAGES = ['pulseaudio', 'pulseaudio-utils', 'espeak-ng']

/**
 * Finds them, and gets them by apt-get on Debian as root.
 * @returns false where the room cannot run; `say` has heard why
 */
export function providePulse(say: (line: string) => void): boolean {
  if (process.platform !== 'linux') {
    say('the room did not run: it is made of PulseAudio, which is for Linux')
    return false
  }
  if (missing().length > 0) {
    installByApt(PACKAGES, 'PulseAudio and espeak-ng by apt-get (about 10 MB)', say)
  }
  const lacking = missing()
  if (lacking.length > 0) say(`the room did not run: there is no ${lacking.join(', no ')}`)
  return lacking.length === 0
}

function missing(): string[] {
  return PROGRAMS.filter((name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).error)
}
