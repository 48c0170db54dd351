// What a recogniser takes on this machine, and how well it hears, before it is chosen for conversations.
import type { MeasuringStep } from '../../../shared/window/app-state.ts'
import { exactlySeconds } from '../../audio/exactly-seconds.ts'
import { inNoise } from '../../audio/in-noise.ts'
import type { Engine } from '../../engine.ts'
import type { EnginePart } from '../../engine-request.ts'
import { wordErrors, type WordErrors } from '../../figures/dialogues/judge/word-errors.ts'
import { foretell } from '../../figures/profile/choose-tier.ts'
import type { CpuReading } from '../../figures/profile/cpu-load.ts'
import { measureStages } from '../../figures/profile/measure-stages.ts'
import type { MeasuredRecogniser } from '../../figures/profile/measured-models.ts'
import { expectCalm } from './expect-calm.ts'
import type { KnownRecording } from './known-recordings.ts'
import { MEASURED_TIER } from './measure-model.ts'

/** The best of so many passes counts: what else the machine does makes one slower, nothing makes it faster. */
const PASSES = 3
/** Who takes as long for one pass is slow enough to be told so by it. */
const LONG_PASS_MS = 8_000
/** As loud as the speech. Of the questions as they are the smallest model misses no word; here it misses one in four. */
const NOISE_SNR_DB = 0
/** Where in the whole each step ends, by what they take on two cores. */
const ENDS = { loading: 0.15, timing: 0.6, hearing: 0.85, closing: 1 } as const satisfies Partial<
  Record<MeasuringStep, number>
>
type Step = keyof typeof ENDS

export interface RecogniserMeasuringHost {
  /** Opens an engine of MEASURED_TIER with the recogniser, or only some of its parts. */
  open: (options: { signal: AbortSignal }, parts?: EnginePart[]) => Promise<Engine>
  /** Opens the recognisers that MEASURED_TIER has, alone. */
  openUsual: (options: { signal: AbortSignal }) => Promise<Engine>
  /** The first of about two seconds. */
  recordings: readonly KnownRecording[]
  readCpu: () => CpuReading
  /** @param done 0…1 of the whole */
  onProgress: (step: Step, done: number) => void
}

export type RecogniserFigures = Omit<MeasuredRecogniser, 'sha256' | 'machine' | 'measured_at'>

/**
 * Some twenty seconds on two cores, longer with a large model. Nothing else of ours should run meanwhile.
 * @throws CodedError baseline_not_met where other programs keep the computer too busy to tell; those of an engine;
 * AbortError. No process is left running.
 */
export async function measureRecogniser(
  host: RecogniserMeasuringHost,
  { signal }: { signal: AbortSignal },
): Promise<RecogniserFigures> {
  const { open, openUsual, recordings, readCpu, onProgress } = host
  onProgress('loading', 0)
  await expectCalm(readCpu, signal)
  const clips = recordings.map(({ pcm }) => pcm)
  const measured = await within(await open({ signal }), async (engine) => {
    onProgress('timing', ENDS.loading)
    const stages = await measureStages(engine, {
      clip: clips[0]!,
      signal,
      nowMs: () => performance.now(),
      onProgress: (done) => onProgress('timing', ENDS.loading + 0.25 * done),
    })
    const questionMs = await passMs(engine, clips[0]!, signal)
    const clip_3s_ms = await passMs(engine, exactlySeconds(clips, 3), signal)
    const clip_10s_ms = await passMs(engine, exactlySeconds(clips, 10), signal)
    await expectCalm(readCpu, signal)
    onProgress('hearing', ENDS.timing)
    const misheard = await misheardBy(engine, recordings, signal)
    const memory_bytes = (await engine.memory()).stt?.peakBytes ?? null
    return { stages, questionMs, facts: { clip_3s_ms, clip_10s_ms, misheard, memory_bytes } }
  })
  const usual_misheard = await within(await openUsual({ signal }), (usual) =>
    misheardBy(usual, recordings, signal),
  )
  onProgress('closing', ENDS.hearing)
  const beganMs = performance.now()
  const load_ms = await within(await open({ signal }, ['stt']), async () =>
    Math.round(performance.now() - beganMs),
  )
  const { stages, questionMs, facts } = measured
  return {
    ...facts,
    load_ms,
    voice_to_voice_ms: foretell(MEASURED_TIER, stages, stages.llm, questionMs).voiceToVoiceMs,
    usual_voice_to_voice_ms: foretell(MEASURED_TIER, stages, stages.llm).voiceToVoiceMs,
    usual_misheard,
  }
}

async function within<T>(engine: Engine, work: (engine: Engine) => Promise<T>): Promise<T> {
  try {
    return await work(engine)
  } finally {
    await engine.close()
  }
}

async function passMs(
  { stt, allotment }: Engine,
  pcm: Float32Array,
  signal: AbortSignal,
): Promise<number> {
  let bestMs = Infinity
  for (let pass = 0; pass < PASSES; pass++) {
    const beganMs = performance.now()
    await stt.transcribe(pcm, { signal, threads: allotment.stt })
    bestMs = Math.min(bestMs, Math.round(performance.now() - beganMs))
    if (bestMs > LONG_PASS_MS) break
  }
  return bestMs
}

async function misheardBy(
  { stt, allotment }: Engine,
  recordings: readonly KnownRecording[],
  signal: AbortSignal,
): Promise<MeasuredRecogniser['misheard']> {
  const errorsOf = async (heardAs: (pcm: Float32Array) => Float32Array): Promise<WordErrors> => {
    const sum = { words: 0, errors: 0 }
    for (const { pcm, text: said } of recordings) {
      const { text } = await stt.transcribe(heardAs(pcm), { signal, threads: allotment.stt })
      const { words, errors } = wordErrors(said, text)
      sum.words += words
      sum.errors += errors
    }
    return sum
  }
  return {
    quiet: await errorsOf((pcm) => pcm),
    noise: await errorsOf((pcm) => inNoise(pcm, NOISE_SNR_DB)),
  }
}
