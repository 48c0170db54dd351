// The app's log: what happened to it, never what was said.
import { mkdirSync } from 'node:fs'
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

/** Writes to `path`; the file before it is kept as `.old`. The folder is made where it is missing. */
export function openLog(path: string): Log {
  mkdirSync(dirname(path), { recursive: true })
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
