// What became of one reply: from the witness what sounded when, from the app what it made of it.
import {
  wordErrors,
  type WordErrors,
} from '../../../src/engine/figures/dialogues/judge/word-errors.ts'
import type { Told } from '../app-in-room.ts'
import { activeDbfs } from '../people/as-said.ts'
import { RECORDED_RATE_HZ } from '../pulse/sound-clients.ts'
import type { Played, SceneName } from '../scenes/play-scene.ts'
import type { ReplyWords } from './words-of-reply.ts'
import { echoLossDb } from './echo-loss.ts'
import { ownTurns, understoodWords, type OwnTurns } from './other-turns.ts'
import { duckedSpans, pausedSpans } from './quiet-spans.ts'
import { replyEnd } from './reply-end.ts'
import { cut, overlapMs, soundSpans, type Span } from './sound-spans.ts'

/**
 * `whole`: the reply went on to its end, or on and on; `stopped`: for good, or until the next turn; `missed`: somebody
 * was to speak over it, but it was over, or it never came.
 */
export type Outcome = 'whole' | 'stopped' | 'missed'

export interface Row extends ReplyWords, OwnTurns {
  scene: SceneName
  n: number
  question: string
  said: string | null
  voice: string | null
  outcome: Outcome
  /**
   * The person's first sample → the reply's last audible one; null: nobody spoke, it did not stop, or it was silent
   * between two words already.
   */
  stopMs: number | null
  /** The first sample → the page was told to play more softly, or no longer; null: it never was. */
  noticedMs: number | null
  /** Of the time from the reply's first sound to its last, or to when it was looked at no longer. */
  duckedShare: number
  pausedShare: number
  /** From its last pause to its going on; null: it was not held, or did not go on. */
  resumedAfterMs: number | null
  /** The same from the person's last sample. */
  resumedAfterSaidMs: number | null
  resumeReasons: string[]
  /** What was understood of the person. */
  understood: string
  wordErrors: WordErrors | null
  reply: string
  heard: string
  /** Where the reply sounds in the witness. */
  replySpan: Span | null
  echoDbfs: number | null
  personDbfs: number | null
  /** While nobody spoke over it; null where frames were not kept. */
  echoLossDb: number | null
}

/** A person may pause so long within what they say. */
const PERSON_PAUSE_MS = 1_000

/** All but how many words sounded, which takes a recogniser. */
export function judgePlayed({ scene, n, question, turn, utterance, observed }: Played): Row {
  const { witnessed, told, frames } = observed
  const endMs = (witnessed.echo.length / RECORDED_RATE_HZ) * 1000
  const person = soundSpans(witnessed.person, PERSON_PAUSE_MS)[0] ?? null
  const onsetMs = person?.fromMs ?? Infinity
  const { isStopped, interruptedAtMs, span } = replyEnd(told, turn, witnessed.echo)
  const wasOver = utterance === null || (interruptedAtMs ?? Infinity) < onsetMs
  const wasMissed = span === null || (scene !== 'self' && wasOver)
  const isWordless = scene === 'self' || scene === 'noises'
  const understood = scene === 'self' ? '' : understoodWords(told, turn)
  const isAsked = scene === 'interruptions' && utterance !== null
  const summary = told.find((event) => event.name === 'turn' && event.turn === turn)
  const stoppedAfterMs = span ? span.toMs - onsetMs : 0
  return {
    scene,
    n,
    question,
    said: utterance?.text ?? null,
    voice: utterance?.voice ?? null,
    outcome: wasMissed ? 'missed' : isStopped ? 'stopped' : 'whole',
    stopMs: isStopped && !wasMissed && stoppedAfterMs > 0 ? stoppedAfterMs : null,
    noticedMs: noticedMs(told, onsetMs),
    duckedShare: share(duckedSpans(told, endMs), span),
    pausedShare: share(pausedSpans(told, endMs), span),
    ...resumed(told, person?.toMs ?? Infinity),
    resumeReasons: told
      .filter(({ name }) => name === 'resume')
      .map(({ payload }) => String(payload['reason'])),
    understood,
    wordErrors: isAsked ? wordErrors(utterance.text, understood) : null,
    ...ownTurns(told, turn, isWordless ? Infinity : onsetMs),
    reply: textOf(summary, 'reply'),
    heard: textOf(summary, 'heard'),
    wordsTold: 0,
    wordsSounded: null,
    replySpan: span,
    echoDbfs: span && activeDbfs(cut(witnessed.echo, span), RECORDED_RATE_HZ),
    echoLossDb:
      span &&
      echoLossDb(witnessed.echo, frames?.frames ?? null, {
        ...span,
        toMs: Math.min(span.toMs, onsetMs),
      }),
    personDbfs: person && activeDbfs(cut(witnessed.person, person), RECORDED_RATE_HZ),
  }
}

/** null: it never was, or there was nothing to be noticed. */
function noticedMs(told: readonly Told[], onsetMs: number): number | null {
  const first = told.find(
    ({ atMs, name, payload }) =>
      atMs > onsetMs &&
      (name === 'pause' ||
        name === 'playback:flush' ||
        (name === 'playback:gain' && Number(payload['gain']) < 1)),
  )
  return first ? first.atMs - onsetMs : null
}

function share(spans: readonly Span[], within: Span | null): number {
  return within && within.toMs > within.fromMs
    ? overlapMs(spans, within) / (within.toMs - within.fromMs)
    : 0
}

function resumed(
  told: readonly Told[],
  saidMs: number,
): Pick<Row, 'resumedAfterMs' | 'resumedAfterSaidMs'> {
  const resume = told.findLast(({ name }) => name === 'resume')
  const pause = told.findLast(({ name, atMs }) => name === 'pause' && resume && atMs < resume.atMs)
  if (!resume || !pause) return { resumedAfterMs: null, resumedAfterSaidMs: null }
  const resumedAfterSaidMs = Number.isFinite(saidMs) ? resume.atMs - saidMs : null
  return { resumedAfterMs: resume.atMs - pause.atMs, resumedAfterSaidMs }
}

function textOf(event: Told | undefined, field: string): string {
  const value = event?.payload[field]
  return typeof value === 'string' ? value : ''
}
