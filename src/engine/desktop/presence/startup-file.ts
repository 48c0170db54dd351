// A file whose presence makes the system start the app at login.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Writes `text` to `file`, or removes it. @throws what the file system throws */
export function setStartupFile(isOn: boolean, file: string, text: string): void {
  if (!isOn) return rmSync(file, { force: true })
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}
