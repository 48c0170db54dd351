// What to do about an error, in words of the place where a person reads it: a terminal, the window, an installed app.

export type Face = 'terminal' | 'window' | 'installed'

/** Set by the app at its start, and inherited by its processes; the command line sets none. */
const FACE_VARIABLE = 'PARLEY_FACE'

/** From now on, this process and those it starts give advice for `face`. */
export function giveAdviceFor(face: Face, env: NodeJS.ProcessEnv = process.env): void {
  env[FACE_VARIABLE] = face
}

export function faceOf(env: NodeJS.ProcessEnv = process.env): Face {
  const said = env[FACE_VARIABLE]
  return said === 'window' || said === 'installed' ? said : 'terminal'
}

/** A model is missing or broken. */
export function fetchModel(id?: string, face: Face = faceOf()): string {
  return face === 'terminal'
    ? `run \`parley models pull${id === undefined ? '' : ` ${id}`}\``
    : 'download it on the Models page'
}

/** A model is there, and cannot be read. */
export function verifyModels(face: Face = faceOf()): string {
  return face === 'terminal'
    ? 'run `parley models verify`'
    : 'check it on the Models page, and download it again'
}

/** Files of the program are missing or do not fit this machine. */
export function repairProgram(command: string, face: Face = faceOf()): string {
  return face === 'installed' ? 'install Parley again' : `run \`${command}\``
}

/** A model of one's own has a name that another one has. */
export function nameAnother(face: Face = faceOf()): string {
  return face === 'terminal' ? 'choose a name by --id' : 'rename the file and choose it anew'
}

/** Models do not fit on the disk. */
export function makeRoom(face: Face = faceOf()): string {
  return face === 'terminal'
    ? 'free some space, or set PARLEY_CACHE to a folder on another disk'
    : 'free some space on that disk'
}

/** Something fails again and again. */
export function seekDiagnosis(face: Face = faceOf()): string {
  return face === 'terminal' ? 'run `parley doctor`' : 'see the Diagnostics page'
}
