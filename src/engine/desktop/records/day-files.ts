// Text that is kept in a file a day, of which the oldest go when there is too much of it.
import { appendFile, mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { SealedPlace } from '../sealing/convert-files.ts'
import { PLAIN, type Sealer } from '../sealing/sealer.ts'
import { InOrder } from '../storage/in-order.ts'
import { keepNewest } from './keep-newest.ts'

/** More than a year of what people say, and some weeks of events. */
const MOST_BYTES = 50_000_000
/** So much may be added before it is looked how much there is. */
const LOOK_AFTER_BYTES = 500_000

const DAY = /^\d{4}-\d\d-\d\d$/

export class DayFiles {
  private readonly order = new InOrder()
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
      sealer?: Sealer
    },
  ) {}

  /** For whoever seals or opens what is there. */
  get place(): SealedPlace {
    const { folder, order } = this
    const { ending } = this.options
    const isOurs = (name: string): boolean =>
      name.endsWith(ending) && DAY.test(name.slice(0, -ending.length))
    return { folder, isOurs, form: 'lines', order }
  }

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
    await this.order.done()
  }

  /** Resolves when all that was added is on disk. */
  async written(): Promise<void> {
    await this.order.done()
  }

  private inOrder(run: () => Promise<void>): void {
    const { what, onNotice } = this.options
    void this.order
      .run(run)
      .catch((error: Error) => onNotice(`${what} could not be kept: ${error.message}`))
  }

  private async write(waiting: string[]): Promise<void> {
    if (waiting.length === 0) return
    await mkdir(this.folder, { recursive: true })
    const { ending, now, mostBytes = MOST_BYTES, sealer = PLAIN } = this.options
    const name = `${dayOf(now())}${ending}`
    const path = join(this.folder, name)
    const lines = waiting.splice(0).map((each) => sealer.sealLines(each, name))
    // A sealed line that was joined to one that a power cut tore could not be opened.
    const text = ((await isTorn(path)) ? '\n' : '') + lines.join('')
    await appendFile(path, text, { mode: 0o600 })
    this.sinceLook += text.length
    if (this.sinceLook < LOOK_AFTER_BYTES) return
    this.sinceLook = 0
    await keepNewest(this.folder, name, mostBytes)
  }
}

/** Whether the file ends in the middle of a line. */
async function isTorn(path: string): Promise<boolean> {
  const file = await open(path).catch(() => undefined)
  if (!file) return false
  try {
    const { size } = await file.stat()
    const { buffer, bytesRead } = await file.read(Buffer.alloc(1), 0, 1, size - 1)
    return bytesRead === 1 && buffer.toString() !== '\n'
  } finally {
    await file.close()
  }
}

/** By the clock on the wall, e.g. `2026-11-29`. */
function dayOf(date: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
