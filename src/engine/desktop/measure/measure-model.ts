// What a language model takes on this machine, and how good its replies are, before it is chosen for a tier.
import type { MeasuringStep } from '../../../shared/window/app-state.ts'
import { readWav } from '../../audio/wav-read.ts'
import type { Engine } from '../../engine.ts'
import type { EnginePart } from '../../engine-request.ts'
import type { Dialogue } from '../../figures/dialogues/dialogue.ts'
import {
  dialogueFigures,
  judgeDialogue,
  type JudgedDialogue,
} from '../../figures/dialogues/judged-dialogues.ts'
import { foretell } from '../../figures/profile/choose-tier.ts'
import type { CpuReading } from '../../figures/profile/cpu-load.ts'
import { measureStages } from '../../figures/profile/measure-stages.ts'
import type { MeasuredModel } from '../../figures/profile/measured-models.ts'
import { expectCalm } from './expect-calm.ts'
import { typeDialogue } from './type-dialogue.ts'

/** What stands beside a model while it is measured. */
export const MEASURED_TIER = 'balanced'

/**
 * The short form of `bench talk`, typed, in a minute or two: what the model has to know, to keep in mind and to put right.
 * Timers and sums are left out: grammars answer those, whatever the model.
 */
export const SHORT_FORM = [
  'what-are-you-for',
  'wrong-georgia',
  'school-facts',
  'kitchen-facts',
  'world-facts',
  'animals-facts',
  'planet-talk',
  'dog-called-biscuit',
].join()

/** Where in the whole each step ends, by what they take on two cores. */
const ENDS = {
  loading: 0.1,
  timing: 0.2,
  talking: 0.92,
  closing: 1,
} as const satisfies Partial<Record<MeasuringStep, number>>
type Step = keyof typeof ENDS

export interface ModelMeasuringHost {
  /** Opens an engine of MEASURED_TIER with the model, or only some of its parts. */
  open: (options: { signal: AbortSignal }, parts?: EnginePart[]) => Promise<Engine>
  /** A spoken question of about two seconds, mono 16 kHz. */
  clipFile: string
  /** None: its replies are not judged. */
  dialogues: readonly Dialogue[]
  readCpu: () => CpuReading
  /** @param done 0…1 of the whole */
  onProgress: (step: MeasuringStep, done: number) => void
}

export type ModelFigures = Omit<MeasuredModel, 'sha256' | 'machine' | 'measured_at'>

/**
 * Two or three minutes on two cores. Nothing else of ours should run meanwhile.
 * @throws CodedError baseline_not_met where other programs keep the computer too busy to tell; those of an engine;
 * AbortError. No process is left running.
 */
export async function measureModel(
  host: ModelMeasuringHost,
  { signal }: { signal: AbortSignal },
): Promise<ModelFigures> {
  const { open, clipFile, dialogues, readCpu, onProgress } = host
  onProgress('loading', 0)
  await expectCalm(readCpu, signal)
  const { pcm: clip } = await readWav(clipFile, { signal })
  const engine = await open({ signal })
  const measured = await (async () => {
    const figures = await measureStages(engine, {
      clip,
      signal,
      nowMs: () => performance.now(),
      onProgress: (done) => onProgress('timing', within('loading', 'timing', done)),
    })
    await expectCalm(readCpu, signal)
    const talk = await judge(engine, dialogues, signal, (done) =>
      onProgress('talking', within('timing', 'talking', done)),
    )
    return { figures, talk, memory: await engine.memory() }
  })().finally(() => engine.close())
  onProgress('closing', ENDS.talking)
  // By now the prompt that it has read is on disk, as it is at every start but the first.
  const beganMs = performance.now()
  const later = await open({ signal }, ['llm'])
  const loadMs = Math.round(performance.now() - beganMs)
  await later.close()
  const { figures, talk, memory } = measured
  const { voiceToVoiceMs, keepsUp } = foretell(MEASURED_TIER, figures, figures.llm)
  return {
    load_ms: loadMs,
    first_token_ms: figures.firstTokenMs,
    tokens_per_second: Math.round(10_000 / Math.max(figures.tokenMs, 0.1)) / 10,
    memory_bytes: memory.llm?.peakBytes ?? null,
    voice_to_voice_ms: voiceToVoiceMs,
    keeps_up: keepsUp,
    talk,
  }
}

/** `done` of what lies between the ends of two steps. */
function within(from: Step, to: Step, done: number): number {
  return ENDS[from] + (ENDS[to] - ENDS[from]) * done
}

async function judge(
  engine: Engine,
  dialogues: readonly Dialogue[],
  signal: AbortSignal,
  onProgress: (done: number) => void,
): Promise<MeasuredModel['talk']> {
  if (dialogues.length === 0) return null
  const judged: JudgedDialogue[] = []
  for (const [i, dialogue] of dialogues.entries()) {
    onProgress(i / dialogues.length)
    const texts = dialogue.turns.map(({ say }) => say)
    const heard = await typeDialogue(engine, texts, { signal })
    judged.push(judgeDialogue(dialogue, heard, { voice: null, now: new Date() }))
  }
  const { turns, right, refusals, false_claims, leaks } = dialogueFigures(judged, 'typed')
  return { turns, right, refusals, false_claims, leaks }
}
