// Plays the dialogues one after another over one engine, and judges each.
import type { Engine } from '../../../engine/engine.ts'
import { typeDialogue } from '../../../engine/desktop/measure/type-dialogue.ts'
import { machineFacts } from '../../../engine/figures/diagnostics/machine-facts.ts'
import { chosenModels } from '../../chosen-models.ts'
import type { CommandContext } from '../../command-context.ts'
import type { SpokenTurnFile } from '../../converse.ts'
import type { Output } from '../../output.ts'
import type { Dialogue } from '../../../engine/figures/dialogues/dialogue.ts'
import { canBeSpoken, dialogueSpeech, speakerOf } from './dialogue-speech.ts'
import { speakDialogue } from './play-dialogue.ts'
import { progressLine } from './progress.ts'
import {
  dialogueFigures,
  judgeDialogue,
  type JudgedDialogue,
} from '../../../engine/figures/dialogues/judged-dialogues.ts'
import type { TalkReport } from './talk-report.ts'
import type { TalkRequest } from './talk-request.ts'
import { speakingPrograms, type Programs } from './voices.ts'
import { medianMs, yardstickMs } from './yardstick.ts'

/** @throws CodedError of the engine, or where speech could not be made; AbortError. No process is left running. */
export async function runDialogues(
  request: Pick<TalkRequest, 'dialogues' | 'tier' | 'llm' | 'stt' | 'mode'>,
  progress: Output,
  context: CommandContext,
): Promise<TalkReport> {
  const { signal } = context
  const { dialogues, tier, mode } = request
  const now = new Date()
  const programs = await speakingPrograms()
  const played = dialogues.filter((one) => mode === 'typed' || canBeSpoken(one, programs))
  const leftOut = dialogues.filter((one) => !played.includes(one)).map(({ id }) => id)
  if (leftOut.length > 0) progress.say(`left out, for want of espeak-ng: ${leftOut.join(', ')}`)

  const judged: JudgedDialogue[] = []
  const yardsticks: number[] = []
  const engine = await context.openEngine({ tier, ...chosenModels(request), output: progress })
  try {
    const speech =
      mode === 'spoken'
        ? await allSpeech(engine, played, { programs, progress, signal })
        : undefined
    const parts = played.map(({ turns }) => turns.length)
    const startMs = performance.now()
    for (const [i, dialogue] of played.entries()) {
      const line = `${progressLine('dialogue', parts, i, performance.now() - startMs)}: ${dialogue.id}`
      if (progress.stream.isTTY) progress.status(line)
      else progress.say(line)
      if (speech) yardsticks.push(yardstickMs())
      // What the conversation says of itself would overwrite the line.
      const output = { ...progress, status() {} }
      const heard = speech
        ? await speakDialogue(engine, speech[i]!, { output, signal })
        : await typeDialogue(
            engine,
            dialogue.turns.map(({ say }) => say),
            { announce: (text) => output.say(`(${text})`), signal },
          )
      const voice = speech ? speakerOf(dialogue, programs) : null
      judged.push(judgeDialogue(dialogue, heard, { voice, now }))
    }
  } finally {
    progress.status('')
    await engine.close()
  }
  const { cpu, cores } = machineFacts()
  return {
    ...dialogueFigures(judged, mode),
    started_at: now.toISOString(),
    tier,
    llm: engine.llm.info.model,
    stt: engine.stt.info.model,
    mode,
    machine: { cpu, cores },
    yardstick_ms: medianMs(yardsticks),
    left_out: leftOut,
    dialogues: judged,
  }
}

/** Of all dialogues, before the first: nothing else is to run while they are measured. */
async function allSpeech(
  { tts }: Engine,
  dialogues: readonly Dialogue[],
  { programs, progress, signal }: { programs: Programs; progress: Output; signal: AbortSignal },
): Promise<SpokenTurnFile[][]> {
  const speech: SpokenTurnFile[][] = []
  if (!progress.stream.isTTY) progress.say('making what is not spoken yet')
  for (const [i, dialogue] of dialogues.entries()) {
    progress.status(`▸ speech of dialogue ${i + 1} of ${dialogues.length}`)
    speech.push(await dialogueSpeech(dialogue, { programs, tts, signal }))
  }
  return speech
}
