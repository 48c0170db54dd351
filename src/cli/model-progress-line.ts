// Shows how far a model is: one line redrawn on a terminal, else a line now and then.
import type { ModelProgress } from '../engine/models/model-status.ts'
import { megabytes } from './model-table.ts'

const TERMINAL_MS = 100
const LOG_MS = 2_000

const PHASES: Record<ModelProgress['phase'], string> = {
  waiting: 'another process is fetching it, waiting',
  connecting: 'connecting',
  downloading: 'downloading',
  unpacking: 'unpacking',
  converting: 'converting',
  verifying: 'checking',
  done: 'ready',
}

export class ModelProgressLine {
  private shownAtMs = -Infinity
  private isDrawn = false

  constructor(
    private readonly stream: { write(text: string): unknown; isTTY?: boolean; columns?: number },
  ) {}

  /** @param nowMs any monotonic clock */
  show(progress: ModelProgress, nowMs: number): void {
    const isDone = progress.phase === 'done'
    if (!isDone && nowMs - this.shownAtMs < (this.stream.isTTY ? TERMINAL_MS : LOG_MS)) return
    this.shownAtMs = nowMs
    const text = progressText(progress)
    if (!this.stream.isTTY) {
      this.stream.write(`${text}\n`)
      return
    }
    this.clear()
    this.stream.write(isDone ? `${text}\n` : text.slice(0, (this.stream.columns ?? 80) - 1))
    this.isDrawn = !isDone
  }

  note(line: string): void {
    this.clear()
    this.stream.write(`${line}\n`)
  }

  end(): void {
    this.clear()
  }

  private clear(): void {
    if (this.isDrawn) this.stream.write('\r\x1b[2K')
    this.isDrawn = false
  }
}

/** `llm-1.5b: downloading 512 of 1,117 MB (46 %), 21 MB/s, 29 s left` */
export function progressText(progress: ModelProgress): string {
  const { id, phase, doneBytes, totalBytes, bytesPerSecond, secondsLeft } = progress
  const head = `${id}: ${PHASES[phase]}`
  if (phase === 'done' || phase === 'waiting' || phase === 'connecting') return head
  const parts = [megabytes(doneBytes)]
  if (totalBytes !== null && totalBytes > 0) {
    const percent = Math.min(100, Math.floor((doneBytes / totalBytes) * 100))
    parts[0] = `${megabytes(doneBytes).replace(' MB', '')} of ${megabytes(totalBytes)} (${percent} %)`
  }
  if (bytesPerSecond !== null) parts.push(`${megabytes(bytesPerSecond)}/s`)
  if (secondsLeft !== null) parts.push(`${duration(secondsLeft)} left`)
  return `${head} ${parts.join(', ')}`
}

function duration(seconds: number): string {
  const whole = Math.ceil(seconds)
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`
}
