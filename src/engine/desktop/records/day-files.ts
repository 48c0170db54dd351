// Text that is kept in a file a day, of which the oldest go when there is too much of it.
import { appendFile, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { keepNewest } from './keep-newest.ts'

/** More than a year of what people say, and some weeks of events. */
const MOST_BYTES = 50_000_000
/** So much may be added before it is looked how much there is. */
const LOOK_AFTER_BYTES = 500_000

export class DayFiles {
  private work: Promise<void> = Promise.resolve()
  private waiting: string[] = []
  private sinceLook = Infinity

  /**
   * @param ending of the files' names, such as `.txt`
   * @param what is kept in them, as a sentence begins with it
   * @param onNotice told in one line of what could not be kept
   */
  constructor(
    readonly folder: string,
    private readonly options: {
      ending: string
      what: string
      onNotice: (text: string) => void
      now: () => Date
      mostBytes?: number
    },
  ) {}

  /** Queues `text`, which brings its end of line. */
  add(text: string): void {
    const { waiting } = this
    waiting.push(text)
    this.inOrder(() => this.write(waiting))
  }

  /** Deletes all that was kept. */
  async clear(): Promise<void> {
    this.waiting.length = 0
    this.waiting = []
    this.inOrder(() => rm(this.folder, { recursive: true, force: true }))
    await this.work
  }

  /** Resolves when all that was added is on disk. */
  async written(): Promise<void> {
    await this.work
  }

  private inOrder(run: () => Promise<void>): void {
    const { what, onNotice } = this.options
    this.work = this.work
      .then(run)
      .catch((error: Error) => onNotice(`${what} could not be kept: ${error.message}`))
  }

  private async write(waiting: string[]): Promise<void> {
    if (waiting.length === 0) return
    const text = waiting.splice(0).join('')
    await mkdir(this.folder, { recursive: true })
    const { ending, now, mostBytes = MOST_BYTES } = this.options
    const name = `${dayOf(now())}${ending}`
    await appendFile(join(this.folder, name), text, { mode: 0o600 })
    this.sinceLook += text.length
    if (this.sinceLook < LOOK_AFTER_BYTES) return
    this.sinceLook = 0
    await keepNewest(this.folder, name, mostBytes)
  }
}

/** By the clock on the wall, e.g. `2026-11-29`. */
function dayOf(date: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
