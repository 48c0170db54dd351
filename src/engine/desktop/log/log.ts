// The app's log: what happened to it, never what was said.
import { accessSync, constants, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import log from 'electron-log/node'

export type LogTone = 'info' | 'warning' | 'error'

export interface Log {
  /** One line. */
  write(tone: LogTone, line: string): void
  /** The last lines, oldest first. */
  lines(): string[]
}

/** One file of this size and the one before it. */
const MOST_BYTES = 512 * 1024
const LINES_SHOWN = 500

/**
 * Writes to `path`; the file before it is kept as `.old`. The folder is made where it is missing. Where nothing can be
 * written there, the app does without a log: that is no reason not to open.
 */
export function openLog(path: string): Log {
  try {
    mkdirSync(dirname(path), { recursive: true })
    accessSync(dirname(path), constants.W_OK)
    if (statSync(path, { throwIfNoEntry: false })?.isFile() === false) throw new Error('no file')
  } catch {
    return { write: () => {}, lines: () => [] }
  }
  const logger = log.create({ logId: path })
  logger.transports.console.level = false
  const { file } = logger.transports
  file.level = 'info'
  file.maxSize = MOST_BYTES
  file.format = '{y}-{m}-{d} {h}:{i}:{s}.{ms} [{level}] {text}'
  file.resolvePathFn = () => path
  return {
    write: (tone, line) => logger[tone === 'warning' ? 'warn' : tone](line.replaceAll(/\s+/g, ' ')),
    lines: () =>
      file
        .readAllLogs({ fileFilter: (name) => name === path })
        .flatMap((one) => one.lines)
        .filter((line) => line !== '')
        .slice(-LINES_SHOWN),
  }
}
