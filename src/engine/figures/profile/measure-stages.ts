// Measures what each stage of a turn takes on this machine, with the engine that is open.
import { voiceMs } from '../../../shared/audio-format.ts'
import type { Engine } from '../../engine.ts'
import { opening } from '../../stages/llm/prompt.ts'
import type { ChatMessage } from '../../ports.ts'
import type { StageFigures } from './choose-tier.ts'

/** Asked one after the other: a question that was asked before is in the model's cache. */
const QUESTIONS = [
  ['What is the capital of', ' Kenya?'],
  ['How many days are in', ' a leap year?'],
  ['What is the colour of', ' a ripe banana?'],
] as const
const ANSWER_TOKENS = 8
const SENTENCE = 'That is the capital of Japan, and about fourteen million people live there.'
/** Longer than this nobody waits; a machine that needs more for one round is slow enough to be told so. */
const LIMIT_MS = 8_000

export interface MeasuringOptions {
  /** Mono 16 kHz: a spoken question of about two seconds. */
  clip: Float32Array
  signal: AbortSignal
  nowMs: () => number
  /** 0…1. */
  onProgress: (done: number) => void
}

/**
 * Three rounds of the stages of one turn, some four seconds on two cores and at most eight on any machine. The best
 * time of each stage counts: what else the machine does makes it slower, nothing makes it faster. A stage that was
 * not reached within the limit counts with the whole of it.
 * @throws AbortError; what an engine throws
 */
export async function measureStages(
  engine: Engine,
  { clip, signal, nowMs, onProgress }: MeasuringOptions,
): Promise<StageFigures> {
  const best: StageFigures = {
    llm: engine.llm.info.model,
    sttMs: LIMIT_MS,
    firstTokenMs: LIMIT_MS,
    tokenMs: LIMIT_MS,
    firstAudioMs: LIMIT_MS,
    realTimeFactor: LIMIT_MS / 1000,
  }
  const keep = (round: Partial<Omit<StageFigures, 'llm'>>): void => {
    for (const [name, value] of Object.entries(round) as [keyof typeof round, number][])
      best[name] = Math.min(best[name], Math.round(value * 100) / 100)
  }
  const limit = AbortSignal.timeout(LIMIT_MS)
  const within = AbortSignal.any([signal, limit])
  const stages = [
    () => hear(engine, clip, within, nowMs),
    (round: number) => think(engine, QUESTIONS[round]!, within, nowMs),
    () => speak(engine, within, nowMs),
  ]
  const steps = QUESTIONS.flatMap((_, round) => stages.map((stage) => () => stage(round)))
  try {
    for (const [i, step] of steps.entries()) {
      onProgress(i / steps.length)
      keep(await step())
    }
  } catch (error) {
    signal.throwIfAborted()
    if (!limit.aborted) throw error
  }
  return best
}

type Clock = () => number

async function hear(
  { firstStt, allotment }: Engine,
  clip: Float32Array,
  signal: AbortSignal,
  nowMs: Clock,
): Promise<Pick<StageFigures, 'sttMs'>> {
  const beganMs = nowMs()
  await firstStt.transcribe(clip, { signal, threads: allotment.stt })
  return { sttMs: nowMs() - beganMs }
}

/** As in a turn: all but the last words are read while the user speaks. */
async function think(
  { llm }: Engine,
  [early, late]: readonly [string, string],
  signal: AbortSignal,
  nowMs: Clock,
): Promise<Partial<StageFigures>> {
  const asked = (content: string): ChatMessage[] => [
    ...opening(new Date()),
    { role: 'user', content },
  ]
  for await (const batch of llm.prefill(asked(early), { signal })) void batch
  const beganMs = nowMs()
  const deltasMs: number[] = []
  for await (const _delta of llm.answer(asked(early + late), { signal, maxTokens: ANSWER_TOKENS }))
    deltasMs.push(nowMs())
  const [firstMs = nowMs()] = deltasMs
  const further = deltasMs.length - 1
  return {
    firstTokenMs: firstMs - beganMs,
    // An answer of a single word says nothing of the words behind it.
    ...(further > 0 ? { tokenMs: (deltasMs.at(-1)! - firstMs) / further } : {}),
  }
}

async function speak(
  { tts, defaultVoice }: Engine,
  signal: AbortSignal,
  nowMs: Clock,
): Promise<Pick<StageFigures, 'firstAudioMs' | 'realTimeFactor'>> {
  const beganMs = nowMs()
  let firstMs: number | undefined
  let samples = 0
  for await (const pcm of tts.speak(SENTENCE, { signal, voice: defaultVoice, speed: 1 })) {
    firstMs ??= nowMs()
    samples += pcm.length
  }
  const tookMs = nowMs() - beganMs
  const spokenMs = voiceMs(samples)
  return {
    firstAudioMs: (firstMs ?? nowMs()) - beganMs,
    realTimeFactor: tookMs / Math.max(1, spokenMs),
  }
}
