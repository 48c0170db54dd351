// The figures of all turns that are remembered: a file to which a line is added for each, bounded.
import { readFileSync, statSync } from 'node:fs'
import { mkdir, open, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { writeFile } from 'atomically'
import type { TurnFigures } from '../../../shared/window/statistics.ts'
import { readTurnLine, turnLine } from './turn-line.ts'

/** Months of daily use; beyond `turns` the oldest go. The file grows to `lines` before it is written anew. */
const MOST = { turns: 10_000, lines: 12_000 }

/**
 * A turn is added by one write at the end of the file, and is on disk before the next begins: whatever ends the app at
 * whatever moment costs the last line at most, which is left out when it is read. The file is written anew, whole and
 * aside, only when it has grown too long.
 */
export class TurnStore {
  private turns: TurnFigures[] = []
  private lines = 0
  /** The file ends in the middle of a line. */
  private isTorn = false
  private waiting: string[] = []
  private work: Promise<void> = Promise.resolve()

  /** @param onNotice told in one line where a turn's figures could not be kept */
  constructor(
    readonly path: string,
    private readonly onNotice: (text: string) => void,
    private readonly most = MOST,
  ) {}

  /** Reads what is there; a file that is missing is an empty one. */
  load(): void {
    const text = this.read()
    const lines = text.split('\n').filter((line) => line !== '')
    this.turns = lines.flatMap((line) => readTurnLine(line) ?? []).slice(-this.most.turns)
    this.lines = lines.length
    this.isTorn = text !== '' && !text.endsWith('\n')
  }

  /** Oldest first. */
  all(): readonly TurnFigures[] {
    return this.turns
  }

  /** Voice-to-voice times in ms of the spoken turns, oldest first. */
  values(): number[] {
    return this.turns.flatMap(({ typed, voice_to_voice_ms: timeMs }) =>
      typed || timeMs === null ? [] : [timeMs],
    )
  }

  /** Queues the turn to be written. */
  add(turn: TurnFigures): void {
    this.turns.push(turn)
    if (this.turns.length > this.most.turns) this.turns.shift()
    const { waiting } = this
    waiting.push(turnLine(turn))
    this.inOrder(() => this.write(waiting))
  }

  /** Forgets all of them. */
  async clear(): Promise<void> {
    this.turns = []
    this.waiting.length = 0
    this.waiting = [] // what comes from here on is written after this
    this.inOrder(async () => {
      await rm(this.path, { force: true })
      this.lines = 0
      this.isTorn = false
    })
    await this.work
  }

  /** Resolves when all that was added is on disk. */
  async written(): Promise<void> {
    await this.work
  }

  private read(): string {
    try {
      // A pipe would be waited for until somebody writes.
      if (!statSync(this.path).isFile()) throw new Error('it is not a file')
      return readFileSync(this.path, 'utf8')
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException
      if (code !== 'ENOENT' && code !== 'ENOTDIR')
        this.onNotice(`Figures of turns could not be read: ${message}`)
      return ''
    }
  }

  private inOrder(run: () => Promise<void>): void {
    this.work = this.work
      .then(run)
      .catch((error: Error) =>
        this.onNotice(`Figures of turns could not be saved: ${error.message}`),
      )
  }

  /** All that waits by now, in one write. */
  private async write(waiting: string[]): Promise<void> {
    if (waiting.length === 0) return
    const lines = waiting.splice(0)
    const kept = this.lines + lines.length > this.most.lines ? [...this.turns] : undefined
    await mkdir(dirname(this.path), { recursive: true })
    if (!kept) return await this.append(lines)
    await writeFile(this.path, kept.map(turnLine).join(''))
    this.lines = kept.length
    this.isTorn = false
  }

  private async append(lines: string[]): Promise<void> {
    const text = (this.isTorn ? '\n' : '') + lines.join('')
    this.isTorn = true // until all of it is there: a full disk takes a part
    const file = await open(this.path, 'a', 0o600)
    try {
      await file.appendFile(text)
      this.isTorn = false
      this.lines += lines.length
      await file.datasync()
    } finally {
      await file.close()
    }
  }
}
