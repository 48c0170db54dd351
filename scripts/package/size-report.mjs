// How large an app is, part by part.
import { partOf } from './layout.mjs'

/** What we add to Electron, without models. With Electron it is meant to be at most 450. */
export const OURS_AT_MOST_MB = 300
export const ALL_AT_MOST_MB = 450

/**
 * @param {readonly { path: string, bytes: number }[]} files
 * @returns {{ parts: { part: string, bytes: number, files: number }[], totalBytes: number }} largest first
 */
export function sizeReport(files) {
  /** @type {Map<string, { part: string, bytes: number, files: number }>} */
  const parts = new Map()
  for (const { path, bytes } of files) {
    const part = partOf(path)
    const entry = parts.get(part) ?? { part, bytes: 0, files: 0 }
    parts.set(part, { part, bytes: entry.bytes + bytes, files: entry.files + 1 })
  }
  const sorted = [...parts.values()].sort((a, b) => b.bytes - a.bytes)
  return { parts: sorted, totalBytes: files.reduce((sum, { bytes }) => sum + bytes, 0) }
}

/** @param {number} bytes */
export const megabytes = (bytes) => (bytes / 1e6).toFixed(1)

/** @param {ReturnType<typeof sizeReport>} report */
export function sizeLines({ parts, totalBytes }) {
  const rows = [
    ...parts.map(({ part, bytes, files }) => ({ part, bytes, files })),
    {
      part: 'all of it',
      bytes: totalBytes,
      files: parts.reduce((sum, { files }) => sum + files, 0),
    },
  ]
  return rows.map(
    ({ part, bytes, files }) =>
      `${megabytes(bytes).padStart(8)} MB  ${String(files).padStart(5)} files  ${part}`,
  )
}
