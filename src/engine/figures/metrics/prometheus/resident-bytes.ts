// How much memory another process of ours takes.
import { readFile } from 'node:fs/promises'

/** Resident bytes of process `pid`; null where the system tells no file of it (all but Linux), or it has ended. */
export async function residentBytes(pid: number): Promise<number | null> {
  try {
    const kib = /^VmRSS:\s+(\d+) kB$/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kib === undefined ? null : Number(kib) * 1024
  } catch {
    return null
  }
}
