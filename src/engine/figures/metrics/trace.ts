// Times the stages of a turn from outside: the stages themselves hold no clock.
import { markOnce, type MarkName, type TurnMarks } from '../../../shared/turn-marks.ts'

/** The stages that stream, each with the marks of its first pull and its first item. */
const MARKS = {
  llm: { start: 'llmStart', first: 'llmFirstToken' },
  clauses: { start: null, first: 'llmFirstClause' },
  tts: { start: 'ttsStart', first: 'ttsFirstAudio' },
} as const satisfies Record<string, { start: MarkName | null; first: MarkName }>

export type StageName = keyof typeof MARKS

/** What a stage did over all its runs in one turn. */
export interface StageTally {
  items: number
  /** Sum of `amountOf` over the items, e.g. samples; 0 where not measured. */
  amount: number
  /** Time the stage was at work: from each pull to its item, without the time its consumer took. */
  busyMs: number
  /** The part of `busyMs` up to each run's first item. */
  firstItemMs: number
  runs: number
}

export class TurnTrace {
  readonly marks: TurnMarks = {}
  private readonly tallies = new Map<StageName, StageTally>()

  /**
   * @param nowMs the session's clock
   * @param onMark told of each mark once, when it is made
   */
  constructor(
    readonly nowMs: () => number,
    private readonly onMark: (name: MarkName, tMs: number) => void = () => {},
  ) {}

  /** Notes that `name` happened at `tMs`; the first time is the one that counts. */
  mark(name: MarkName, tMs: number = this.nowMs()): void {
    if (this.marks[name] !== undefined) return
    markOnce(this.marks, name, tMs)
    this.onMark(name, tMs)
  }

  /** The tally of `name`, of noughts before its first run. */
  stage(name: StageName): StageTally {
    const tally = this.tallies.get(name) ?? {
      items: 0,
      amount: 0,
      busyMs: 0,
      firstItemMs: 0,
      runs: 0,
    }
    this.tallies.set(name, tally)
    return tally
  }
}

/**
 * `stage` unchanged, with its marks and tally noted in `trace`. Closes `stage` when its consumer leaves early.
 * @param amountOf how much an item is worth, e.g. `(pcm) => pcm.length`
 * @throws what `stage` throws
 */
export async function* timed<T>(
  name: StageName,
  stage: AsyncIterable<T>,
  trace: TurnTrace,
  amountOf: (item: T) => number = () => 0,
): AsyncGenerator<T, void, void> {
  const { start, first } = MARKS[name]
  const tally = trace.stage(name)
  tally.runs++
  if (start) trace.mark(start)
  const iterator = stage[Symbol.asyncIterator]()
  let isFirst = true
  let isDone = false
  try {
    for (;;) {
      const pulledMs = trace.nowMs()
      const step = await iterator.next()
      // The last pull brings no item: what the model thinks there of its reply's end is no slower token.
      if (step.done) return void (isDone = true)
      const nowMs = trace.nowMs()
      tally.busyMs += nowMs - pulledMs
      if (isFirst) tally.firstItemMs += nowMs - pulledMs
      isFirst = false
      trace.mark(first, nowMs)
      tally.items++
      tally.amount += amountOf(step.value)
      yield step.value
    }
  } catch (error) {
    isDone = true // a source that threw has closed itself
    throw error
  } finally {
    if (!isDone) await iterator.return?.()
  }
}

/** What an item has taken, the first of each run aside; undefined before the second. */
export function itemMs({ items, runs, busyMs, firstItemMs }: StageTally): number | undefined {
  return items > runs ? (busyMs - firstItemMs) / (items - runs) : undefined
}

/** `run`'s promise, with `start` and `end` marked around it. */
export async function timedCall<T>(
  start: MarkName,
  end: MarkName,
  run: () => Promise<T>,
  trace: TurnTrace,
): Promise<T> {
  trace.mark(start)
  const result = await run()
  trace.mark(end)
  return result
}

/**
 * The figures of `pipeline_complete` that follow from the tallies; null where there is too little to tell.
 * @param sampleRateHz of the voice, whose `timed` counts the samples that were synthesised as its amount
 */
export function pipelineFigures(
  trace: TurnTrace,
  sampleRateHz: number,
): { tokens: number; tokens_per_second: number | null; tts_real_time_factor: number | null } {
  const llm = trace.stage('llm')
  const tts = trace.stage('tts')
  const tokenMs = llm.busyMs - llm.firstItemMs // the first token's time is the prompt's
  const audioMs = (tts.amount / sampleRateHz) * 1000
  return {
    tokens: llm.items,
    tokens_per_second:
      llm.items > 1 && tokenMs > 0 ? ((llm.items - llm.runs) * 1000) / tokenMs : null,
    tts_real_time_factor: audioMs > 0 ? tts.busyMs / audioMs : null,
  }
}
