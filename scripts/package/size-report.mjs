// How large an app is, part by part.
import { partOf } from './layout.mjs'

/** What we add to Electron, without models, and all of it with Electron. */
const OURS_AT_MOST_MB = 300
const ALL_AT_MOST_MB = 450

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

/**
 * What is too large, in a line each. Where Electron is not here, what is known of the whole is less than all of it: it must not
 * be too much for all the same.
 * @param {{ oursBytes: number, appBytes: number }} sizes what we add; the packed app as far as it is here
 */
export function tooLarge({ oursBytes, appBytes }) {
  return [
    { what: 'without Electron', bytes: oursBytes, mostMb: OURS_AT_MOST_MB },
    { what: 'with all that is packed', bytes: appBytes, mostMb: ALL_AT_MOST_MB },
  ]
    .filter(({ bytes, mostMb }) => bytes / 1e6 > mostMb)
    .map(({ what, bytes, mostMb }) => `${megabytes(bytes)} MB ${what}: more than ${mostMb}`)
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
