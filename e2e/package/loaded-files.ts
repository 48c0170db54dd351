// What running processes have loaded, by the system's own account.
import { readdirSync, readFileSync } from 'node:fs'

/** Native code that the processes have mapped which have some of `folder` mapped (Linux). */
export function nativeFilesOf(folder: string): string[] {
  const files = new Set<string>()
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      // Its command line is what it calls itself.
      const maps = readFileSync(`/proc/${pid}/maps`, 'utf8')
      if (!maps.includes(folder)) continue
      for (const [, file] of maps.matchAll(/ (\/\S+)$/gm)) {
        if (file && /\.(node|so[\d.]*)$/.test(file)) files.add(file)
      }
    } catch {
      // It has ended meanwhile.
    }
  }
  return [...files].sort()
}
