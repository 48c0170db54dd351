// Which queue grew: what waited for cores, for how long, and what was given up.
import { percentiles, type Percentiles } from '../../../shared/percentiles.ts'
import type { Lease } from '../../../engine/stages/cores/lease.ts'

export interface QueueFigures {
  granted: number
  /** Of too little value to wait any longer. */
  dropped: number
  /** Not wanted any more before there was room. */
  withdrawn: number
  /** The most that waited at once. */
  most_waiting: number
  wait_ms: Percentiles
  /** Of all that was granted, in all. */
  waited_ms: number
  held_ms: number
}

export type Queue = Lease['work'] | 'vad'
export const QUEUE_NAMES: Readonly<Record<Queue, string>> = {
  'stt-final': 'final transcripts',
  tts: 'speech',
  llm: 'words of replies',
  'stt-partial': 'partial transcripts',
  'llm-ahead': 'reading along',
  'tts-ahead': 'usual beginnings',
  speculation: 'replies ahead',
  vad: 'frames to the detector',
}
/** Nobody waits for the others. */
const WANTED: readonly Queue[] = ['stt-final', 'tts', 'llm', 'vad']

export type Queues = Partial<Record<Queue, QueueFigures>>

/** Notes leases and calls, and makes figures of them. */
export class QueueBook {
  private readonly notes = new Map<Queue, Omit<Lease, 'work'>[]>()

  note({ work, ...lease }: Omit<Lease, 'work'> & { work: Queue }): void {
    const notes = this.notes.get(work)
    if (notes) notes.push(lease)
    else this.notes.set(work, [lease])
  }

  get figures(): Queues {
    return Object.fromEntries([...this.notes].map(([queue, notes]) => [queue, figuresOf(notes)]))
  }
}

function figuresOf(notes: readonly Omit<Lease, 'work'>[]): QueueFigures {
  const used = notes.filter(({ end }) => end === 'used')
  const sum = (of: (lease: Omit<Lease, 'work'>) => number): number =>
    used.reduce((total, lease) => total + of(lease), 0)
  return {
    granted: used.length,
    dropped: notes.filter(({ end }) => end === 'dropped').length,
    withdrawn: notes.filter(({ end }) => end === 'withdrawn').length,
    most_waiting: notes.reduce((most, { waiting }) => Math.max(most, waiting), 0),
    wait_ms: percentiles(used.map(({ waitedMs }) => waitedMs)),
    waited_ms: sum(({ waitedMs }) => waitedMs),
    held_ms: sum(({ heldMs }) => heldMs),
  }
}

/**
 * Of the queues that somebody waits in, the one in which the wait of a turn has grown most from `before` to `now`.
 * @returns undefined where none has grown
 */
export function grownQueue(
  before: { queues: Queues; turns: number },
  now: { queues: Queues; turns: number },
): { queue: Queue; moreMsPerTurn: number } | undefined {
  const perTurn = ({ queues, turns }: typeof now, queue: Queue): number =>
    (queues[queue]?.waited_ms ?? 0) / Math.max(1, turns)
  const grown = WANTED.map((queue) => {
    return { queue, moreMsPerTurn: perTurn(now, queue) - perTurn(before, queue) }
  }).toSorted((a, b) => b.moreMsPerTurn - a.moreMsPerTurn)[0]!
  return grown.moreMsPerTurn > 0 ? grown : undefined
}
