// How much memory a process has had at the most.
import { readFile } from 'node:fs/promises'

/** Resident bytes, weights mapped into memory included (VmHWM of proc(5)); null on systems without /proc. */
export async function peakMemoryBytes(pid: number): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const kibibytes = /^VmHWM:\s*(\d+) kB$/m.exec(status)?.[1]
  return kibibytes === undefined ? null : Number(kibibytes) * 1024
}
