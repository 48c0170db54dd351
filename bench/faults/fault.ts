// What can happen to an engine's process, and when.
import type { EnginePart } from '../../src/engine/engine-request.ts'

export const MOMENTS = ['listening', 'recognising', 'thinking', 'first sound', 'mid-reply'] as const
/** Of a turn: while the person speaks; 100 and 250 ms behind the last word; the first sound is heard, and 1.5 s later. */
export type Moment = (typeof MOMENTS)[number]

export type FaultKind = 'killed' | 'frozen' | 'slow' | 'starved'

export interface Fault {
  kind: FaultKind
  /** Absent where it is the whole machine's. */
  part?: EnginePart
  moment: Moment
}

const PARTS: EnginePart[] = ['stt', 'llm', 'tts', 'vad']

/**
 * Every fault of the table, so ordered that no process is ended twice within few turns: an engine that dies often is given
 * up, which is another matter.
 */
export function allFaults(): Fault[] {
  const ended = (['killed', 'frozen'] as const).flatMap((kind) =>
    MOMENTS.flatMap((moment) => PARTS.map((part): Fault => ({ kind, part, moment }))),
  )
  const slow = PARTS.map((part): Fault => ({ kind: 'slow', part, moment: 'listening' }))
  return [...ended, ...slow, { kind: 'starved', moment: 'listening' }]
}
