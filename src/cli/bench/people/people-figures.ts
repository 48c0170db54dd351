// What became of each person, and how often people of a kind were cut off, left without an answer, or answered wrongly.
import { percentiles } from '../../../shared/percentiles.ts'
import { wordErrors } from '../../../engine/figures/dialogues/judge/word-errors.ts'
import type { PlayedPerson } from './play-person.ts'

/** Before the last word has quite died away, an answer cuts nobody off. */
const TOLERANCE_MS = 50

export interface JudgedPerson {
  id: string
  kind: string
  /** An answer was heard before the last word. */
  cutOff: boolean
  /** Nobody answered. */
  missed: boolean
  /** An answer was heard by somebody who had not spoken to it. */
  wrong: boolean
  /** From the last word to the first sound of the answer, and to the end of the turn; null: none. */
  delayMs: number | null
  endpointMs: number | null
  /** Words misheard, and words said. */
  wordErrors: number
  words: number
  transcript: string
  /** Silences within the speech, as the detector heard them. */
  pausesMs: number[]
}

export interface PeopleFigures {
  people: number
  cutOff: number
  missed: number
  wrong: number
  wordErrorRate: number | null
  delayP50Ms: number | null
  delayP95Ms: number | null
  endpointP50Ms: number | null
}

export function judgePerson(
  person: { id: string; kind: string; words: string; speechEndMs: number; answered: boolean },
  { events, pausesMs }: PlayedPerson,
): JudgedPerson {
  const { id, kind, words, speechEndMs, answered } = person
  const sounds = events.filter(({ event }) => event === 'first_audio_played')
  const isEarly = ({ t_ms }: { t_ms: number }): boolean => t_ms < speechEndMs - TOLERANCE_MS
  const answer = answered ? sounds.find((sound) => !isEarly(sound)) : undefined
  const texts = new Map<number, string>()
  let endpointMs: number | null = null
  for (const event of events) {
    if (event.event === 'stt_complete') texts.set(event.turn, event.text)
    if (event.event === 'turn_retracted') texts.delete(event.turn)
    if (event.event === 'turn' && event.turn === answer?.turn) endpointMs = event.stages.endpoint_ms
  }
  const transcript = [...texts.values()].join(' ')
  const misheard = wordErrors(words, transcript)
  return {
    ...{ id, kind, transcript, pausesMs, endpointMs },
    cutOff: answered && sounds.some(isEarly),
    missed: answered && !answer,
    wrong: !answered && sounds.length > 0,
    delayMs: answer ? answer.t_ms - speechEndMs : null,
    wordErrors: answered ? misheard.errors : 0,
    words: answered ? misheard.words : 0,
  }
}

export function peopleFigures(people: readonly JudgedPerson[]): PeopleFigures {
  const count = (is: (one: JudgedPerson) => boolean): number => people.filter(is).length
  const sum = (of: (one: JudgedPerson) => number): number =>
    people.reduce((total, one) => total + of(one), 0)
  const times = (of: (one: JudgedPerson) => number | null) =>
    percentiles(people.flatMap((one) => of(one) ?? []))
  const words = sum((one) => one.words)
  const delays = times((one) => one.delayMs)
  return {
    people: people.length,
    cutOff: count((one) => one.cutOff),
    missed: count((one) => one.missed),
    wrong: count((one) => one.wrong),
    wordErrorRate: words > 0 ? sum((one) => one.wordErrors) / words : null,
    delayP50Ms: delays.p50,
    delayP95Ms: delays.p95,
    endpointP50Ms: times((one) => one.endpointMs).p50,
  }
}

/**
 * If silence alone ended turns: the share of people who would be cut off by each hangover (what eot-bench draws). Those
 * who do not pause are people, too.
 */
export function silenceAlone(
  people: readonly JudgedPerson[],
  hangoversMs: readonly number[],
): { hangoverMs: number; cutOff: number }[] {
  return hangoversMs.map((hangoverMs) => ({
    hangoverMs,
    cutOff:
      people.filter(({ pausesMs }) => pausesMs.some((pauseMs) => pauseMs >= hangoverMs)).length /
      Math.max(1, people.length),
  }))
}
