// What became of one reply: from the witness what sounded when, from the app what it made of it.
import { wordErrors, type WordErrors } from '../../../src/cli/bench/talk/judge/word-errors.ts'
import type { Told } from '../app-in-room.ts'
import { activeDbfs } from '../people/as-said.ts'
import { RECORDED_RATE_HZ } from '../pulse/sound-clients.ts'
import type { Played, SceneName } from '../scenes/play-scene.ts'
import type { ReplyWords } from './words-of-reply.ts'
import { duckedSpans, pausedSpans } from './quiet-spans.ts'
import { cut, overlapMs, soundSpans, type Span } from './sound-spans.ts'

/**
 * `whole`: the reply went on to its end, or on and on; `stopped`: for good, or until the next turn; `missed`: somebody
 * was to speak over it, but it was over.
 */
export type Outcome = 'whole' | 'stopped' | 'missed'

export interface Row extends ReplyWords {
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
  resumeReasons: string[]
  /** What was understood of the person. */
  understood: string
  wordErrors: WordErrors | null
  /** Turns that nobody began, taken back or not. */
  falseStarts: number
  /** Turns that nobody began, and that were answered or stopped a reply. */
  ownTurns: number
  reply: string
  heard: string
  /** Where the reply sounds in the witness. */
  replySpan: Span | null
  echoDbfs: number | null
  personDbfs: number | null
}

/** So long silent, it has stopped: between sentences it is not. */
const STOPPED_MS = 600
/** What the room and the browser still hold when the app says that it has stopped. */
const HELD_BACK_MS = 400
const PERSON_PAUSE_MS = 1_000

/** All but how many words sounded, which takes a recogniser. */
export function judgePlayed({ scene, n, question, turn, utterance, observed }: Played): Row {
  const { witnessed, told } = observed
  const endMs = (witnessed.echo.length / RECORDED_RATE_HZ) * 1000
  const person = soundSpans(witnessed.person, PERSON_PAUSE_MS)[0] ?? null
  const onsetMs = person?.fromMs ?? null
  const summary = told.find((event) => event.name === 'turn' && event.turn === turn)
  const interruption = told.find(
    (event) => event.name === 'duplex_interruption' && event.turn === turn,
  )
  const isInterrupted = interruption !== undefined || summary?.payload['interrupted'] === true
  const stoppedByMs = isInterrupted ? (interruption ?? summary!).atMs + HELD_BACK_MS : endMs
  const echo = soundSpans(cut(witnessed.echo, { fromMs: 0, toMs: stoppedByMs }), STOPPED_MS)
  const [first] = echo
  // It may have been held and taken up again before it was given up: the last sound counts.
  const lastMs = echo.at(-1)?.toMs ?? null
  const replySpan = first && lastMs !== null ? { fromMs: first.fromMs, toMs: lastMs } : null
  // A reply that is not given up may be silent all the same, while the model writes: only events tell.
  const isWhole = !isInterrupted && !isHeldStill(told)
  const wasMissed = scene !== 'self' && (!utterance || !person)
  const quiet = duckedSpans(told, endMs)
  const paused = pausedSpans(told, endMs)
  const own = ownTurns(told, turn, scene)
  const understood = scene === 'self' ? '' : transcript(told, turn)
  const isSpoken = utterance !== null && scene !== 'noises'
  return {
    scene,
    n,
    question,
    said: utterance?.text ?? null,
    voice: utterance?.voice ?? null,
    outcome: wasMissed ? 'missed' : isWhole ? 'whole' : 'stopped',
    stopMs:
      onsetMs !== null && lastMs !== null && lastMs > onsetMs && !isWhole && !wasMissed
        ? lastMs - onsetMs
        : null,
    noticedMs: onsetMs === null ? null : noticedMs(told, onsetMs),
    duckedShare: share(quiet, replySpan),
    pausedShare: share(paused, replySpan),
    resumedAfterMs: resumedAfterMs(told),
    resumeReasons: told
      .filter(({ name }) => name === 'resume')
      .map(({ payload }) => String(payload['reason'])),
    understood,
    wordErrors:
      isSpoken && scene === 'interruptions' ? wordErrors(utterance.text, understood) : null,
    ...own,
    reply: textOf(summary, 'reply'),
    heard: textOf(summary, 'heard'),
    wordsTold: 0,
    wordsSounded: null,
    replySpan,
    echoDbfs: replySpan && activeDbfs(cut(witnessed.echo, replySpan), RECORDED_RATE_HZ),
    personDbfs: person && activeDbfs(cut(witnessed.person, person), RECORDED_RATE_HZ),
  }
}

/** Held, and not taken up again as long as it was looked at. */
function isHeldStill(told: readonly Told[]): boolean {
  const last = told.findLast(({ name }) => ['pause', 'resume', 'turn'].includes(name))
  return last?.name === 'pause'
}

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

function resumedAfterMs(told: readonly Told[]): number | null {
  const resume = told.findLast(({ name }) => name === 'resume')
  const pause = told.findLast(({ name, atMs }) => name === 'pause' && resume && atMs < resume.atMs)
  return resume && pause ? resume.atMs - pause.atMs : null
}

function textOf(event: Told | undefined, field: string): string {
  const value = event?.payload[field]
  return typeof value === 'string' ? value : ''
}

/** What other turns than the reply's were understood to say. */
function transcript(told: readonly Told[], turn: number): string {
  const texts = told
    .filter((event) => event.name === 'stt_complete' && event.turn !== turn)
    .map(({ payload }) => String(payload['text']))
  return texts.at(-1) ?? '' // a turn that is taken back is understood anew, from its beginning
}

/** Where nobody speaks, or nothing but a noise, every other turn is one of its own. */
function ownTurns(
  told: readonly Told[],
  turn: number,
  scene: SceneName,
): { falseStarts: number; ownTurns: number } {
  if (scene !== 'self' && scene !== 'noises') return { falseStarts: 0, ownTurns: 0 }
  const others = told.filter((event) => event.turn !== turn)
  const answered = others.filter(({ name }) => name === 'stt_complete' || name === 'llm_start')
  const interrupted = told.filter(({ name }) => name === 'duplex_interruption')
  return {
    falseStarts: others.filter(({ name }) => name === 'speech_start').length,
    ownTurns: Math.max(new Set(answered.map((event) => event.turn)).size, interrupted.length),
  }
}
