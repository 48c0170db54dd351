// The waterfall of a turn: what ran when, from the end of the user's speech to the first sound of the reply.
import type { MarkName, TurnMarks } from './turn-marks.ts'

export type WaterfallTone = 'wait' | 'stt' | 'llm' | 'tts' | 'play'

export interface WaterfallRow {
  label: string
  /** Ms from the end of the user's speech; negative for work begun before it. */
  startMs: number
  endMs: number
  tone: WaterfallTone
  /** It goes on past what the chart is about: drawn to the chart's edge at most. */
  isOpen: boolean
}

/** What is known of a turn when it is over. */
export interface WaterfallTurn {
  turn: number
  marks: TurnMarks
  transcript?: string
}

export interface Waterfall {
  turn: number
  transcript: string
  /** From the end of speech to the first audible sample of the reply; null where nothing was heard. */
  voiceToVoiceMs: number | null
  /** In order of the data's way; rows overlap where stages worked at the same time. */
  rows: WaterfallRow[]
}

/** One scale for all charts of a picture, so that their bars compare. */
export interface WaterfallScale {
  startMs: number
  endMs: number
  tickMs: number[]
}

const ROWS: readonly [label: string, from: MarkName, to: MarkName, tone: WaterfallTone][] = [
  ['End of turn', 'speechEnd', 'committed', 'wait'],
  ['Waking up', 'speechEnd', 'awake', 'wait'],
  ['Speech to text', 'sttStart', 'sttComplete', 'stt'],
  ['First word', 'llmStart', 'llmFirstToken', 'llm'],
  ['First clause', 'llmFirstToken', 'llmFirstClause', 'llm'],
  ['First speech', 'ttsStart', 'ttsFirstAudio', 'tts'],
  ['Held back', 'ttsFirstAudio', 'firstAudioSent', 'wait'],
  ['Play buffer', 'firstAudioSent', 'firstAudioPlayed', 'play'],
]
/** Shorter than this, sound was not held back but only handed on. */
const HELD_FROM_MS = 5

/** The rows that `marks` allow; without the end of speech there is nothing to count from, and none. */
export function waterfallOf({ turn, marks, transcript = '' }: WaterfallTurn): Waterfall {
  const zeroMs = marks.speechEnd
  const rows: WaterfallRow[] = []
  const add = (
    label: string,
    from: MarkName,
    to: MarkName,
    tone: WaterfallTone,
    isOpen: boolean,
  ): void => {
    const [startMs, endMs] = [marks[from], marks[to]]
    if (zeroMs === undefined || startMs === undefined || endMs === undefined) return
    if (label === 'Held back' && endMs - startMs < HELD_FROM_MS) return
    const length = Math.max(0, endMs - startMs)
    rows.push({ label, startMs: startMs - zeroMs, endMs: startMs - zeroMs + length, tone, isOpen })
  }
  for (const [label, from, to, tone] of ROWS) add(label, from, to, tone, false)
  add('Reply heard', 'firstAudioPlayed', 'replyEnd', 'play', true)
  const heardMs = marks.firstAudioPlayed
  const voiceToVoiceMs = zeroMs === undefined || heardMs === undefined ? null : heardMs - zeroMs
  return { turn, transcript, voiceToVoiceMs, rows }
}

/** A scale that holds the closed rows of all `waterfalls`, with some room after them for what is open. */
export function waterfallScale(
  waterfalls: readonly Waterfall[],
  wantedTicks: number,
): WaterfallScale {
  const rows = waterfalls.flatMap((waterfall) => waterfall.rows)
  const lastMs = Math.max(100, ...rows.filter((row) => !row.isOpen).map((row) => row.endMs))
  const startMs = Math.min(0, ...rows.map((row) => row.startMs))
  const endMs = lastMs * 1.12
  const stepMs = niceStep((endMs - startMs) / Math.max(1, wantedTicks))
  const tickMs: number[] = []
  for (let k = Math.ceil(startMs / stepMs); k * stepMs <= endMs; k++) tickMs.push(k * stepMs + 0)
  return { startMs, endMs, tickMs }
}

/** Everything a chart shows, in one sentence per fact: for screen readers. */
export function describeWaterfall({ turn, transcript, voiceToVoiceMs, rows }: Waterfall): string {
  const heard =
    voiceToVoiceMs === null
      ? 'no reply was heard'
      : `voice to voice ${Math.round(voiceToVoiceMs)} milliseconds`
  const facts = rows
    .filter((row) => !row.isOpen)
    .map(({ label, startMs, endMs }) => `${label}: ${Math.round(startMs)} to ${Math.round(endMs)}`)
  const said = transcript === '' ? '' : ` (“${transcript}”)`
  return [`Turn ${turn}${said}: ${heard}`, ...facts].join('. ') + '.'
}

function niceStep(roughMs: number): number {
  const power = 10 ** Math.floor(Math.log10(roughMs))
  return ([1, 2, 5, 10].find((factor) => factor * power >= roughMs) ?? 10) * power
}
