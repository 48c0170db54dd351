// What the processor can do: a build for one processor may crash on another, and home folders travel.
import { closeSync, openSync, readSync } from 'node:fs'
import { cpus } from 'node:os'

/** One line that is the same for processors that can run each other's builds. */
export function cpuFeatures() {
  if (process.platform === 'linux') {
    const features = linuxFeatures(head('/proc/cpuinfo', 16_384))
    if (features) return features
  }
  return cpus()[0]?.model ?? process.arch
}

/**
 * The first processor's instruction sets from the text of /proc/cpuinfo (`flags` on x86, `Features` on Arm).
 * @param {string} cpuinfo
 */
export function linuxFeatures(cpuinfo) {
  const line = /^(?:flags|Features)\s*:\s*(.+)$/m.exec(cpuinfo)?.[1]
  return line?.split(/\s+/).sort().join(' ') ?? ''
}

/**
 * The file's first bytes: on machines of many cores the whole of it is large and slow to make.
 * @param {string} file
 * @param {number} bytes
 */
function head(file, bytes) {
  try {
    const descriptor = openSync(file, 'r')
    try {
      const buffer = Buffer.alloc(bytes)
      return buffer.toString('utf8', 0, readSync(descriptor, buffer, 0, bytes, 0))
    } finally {
      closeSync(descriptor)
    }
  } catch {
    return ''
  }
}
