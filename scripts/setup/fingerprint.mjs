// Says in a few characters what a build was made from, to see whether it must be made again.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** @param {readonly string[]} parts */
export function fingerprint(parts) {
  return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 16)
}

/**
 * All files (and links) below `folder`, as sorted relative paths with forward slashes.
 * @param {string} folder
 * @param {(path: string) => boolean} [keep]
 * @returns {string[]}
 */
export function filesBelow(folder, keep = () => true) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() || entry.isSymbolicLink())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter(keep)
    .sort()
}

/**
 * By name, size and time of change: cheap, for many files that are only ever built here.
 * @param {string} root
 * @param {readonly string[]} files
 */
export function stamps(root, files) {
  return files.map((file) => {
    const { size, mtimeMs } = statSync(join(root, file))
    return `${file} ${size} ${mtimeMs}`
  })
}

/**
 * By name and content: for few files whose build is shared between checkouts.
 * @param {string} root
 * @param {readonly string[]} files
 */
export function contents(root, files) {
  return files.map((file) => {
    const hash = createHash('sha256').update(readFileSync(join(root, file)))
    return `${file} ${hash.digest('hex')}`
  })
}

/**
 * The text of `file`; empty where there is none.
 * @param {string} file
 */
export function readMark(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
