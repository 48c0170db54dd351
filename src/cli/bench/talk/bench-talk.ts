// `bench talk`: whole dialogues over the engine, and how good and how quick its part of them is.
import { join } from 'node:path'
import { CodedError } from '../../../shared/coded-error.ts'
import { writeOutput } from '../../../engine/audio/write-output.ts'
import type { Engine } from '../../../engine/engine.ts'
import { machineFacts } from '../../../engine/figures/diagnostics/machine-facts.ts'
import { cacheFolder } from '../../../engine/models/cache-folder.ts'
import type { CommandContext } from '../../command-context.ts'
import type { SpokenTurnFile } from '../../converse.ts'
import { openOutput, type Output } from '../../output.ts'
import { terminalLines, type FigureTable } from '../figure-table.ts'
import type { Dialogue } from './dialogue.ts'
import type { HeardTurn } from './heard-turns.ts'
import { speakDialogue, typeDialogue } from './play-dialogue.ts'
import { progressLine, progressOutput } from './progress.ts'
import { speakText } from './speak-text.ts'
import { cachedSpeech } from './speech-cache.ts'
import { compareTalk } from './talk-regression.ts'
import { judgeDialogue, talkFigures, type JudgedDialogue, type TalkReport } from './talk-report.ts'
import { readTalkRequest, type TalkRequest } from './talk-request.ts'
import { kindsTable, talkRegressionTable, totalsTable } from './talk-tables.ts'
import { talkText } from './talk-text.ts'
import { asHeard } from './user-speech.ts'
import { speakingPrograms, userVoice, voiceName, type Programs, type UserVoice } from './voices.ts'
import { medianMs, yardstickMs } from './yardstick.ts'

/** @throws CodedError baseline_not_met, once all is shown and written; usage and others before any work */
export async function benchTalk(args: string[], context: CommandContext): Promise<void> {
  const request = await readTalkRequest(args, context)
  const progress = progressOutput()
  const report = await runDialogues(request, progress, context)
  const output = openOutput(false)
  const tell = (table: FigureTable): void =>
    [...terminalLines(table), ''].forEach((line) => output.say(line))
  tell(kindsTable(report))
  tell(totalsTable(report))
  const { json, text, baseline } = request
  const regression = baseline ? compareTalk(report, baseline) : null
  if (regression) tell(talkRegressionTable(regression))
  const whole = `${JSON.stringify({ ...report, regression }, rounded, 2)}\n`
  if (json !== undefined) await writeOutput(json, whole, context)
  if (text !== undefined) await writeOutput(text, talkText(report.dialogues), context)
  if (!regression || regression.passed) return
  const worse = regression.compared.filter(({ verdict }) => verdict === 'worse')
  const names = worse.map(({ name }) => name).join(', ')
  throw new CodedError('baseline_not_met', `worse than the baseline: ${names}`)
}

async function runDialogues(
  { dialogues, tier, mode }: TalkRequest,
  progress: Output,
  context: CommandContext,
): Promise<TalkReport> {
  const { signal } = context
  const started = new Date()
  const programs = await speakingPrograms()
  const canSay = ({ voice, turns }: Dialogue): boolean =>
    mode === 'typed' || turns.every(({ language }) => userVoice(voice, language, programs))
  const played = dialogues.filter(canSay)
  const leftOut = dialogues.filter((dialogue) => !canSay(dialogue)).map(({ id }) => id)
  if (leftOut.length > 0) progress.say(`left out, for want of espeak-ng: ${leftOut.join(', ')}`)

  const judged: JudgedDialogue[] = []
  const yardsticks: number[] = []
  const engine = await context.openEngine({ tier, output: progress })
  try {
    const speech = mode === 'spoken' ? await speechOf(played, programs) : undefined
    const parts = played.map(({ turns }) => turns.length)
    const startMs = performance.now()
    for (const [i, dialogue] of played.entries()) {
      const line = progressLine(parts, i, performance.now() - startMs)
      const tell = (what: string): void =>
        progress.status(what === '' ? '' : `▸ ${line}: ${what.replace(/^▸ /u, '')}`)
      if (progress.stream.isTTY) tell(dialogue.id)
      else progress.say(`${line}: ${dialogue.id}`)
      let heard: HeardTurn[]
      if (speech) {
        yardsticks.push(yardstickMs())
        const files = speech.get(dialogue)!
        heard = await speakDialogue(engine, files, {
          output: { ...progress, status: tell },
          signal,
        })
      } else
        heard = await typeDialogue(
          engine,
          dialogue.turns.map(({ say }) => say),
          { signal },
        )
      const voice = speech ? namesOf(dialogue, programs) : null
      judged.push(judgeDialogue(dialogue, heard, { voice, now: started }))
    }
  } finally {
    progress.status('')
    await engine.close()
  }
  const { cpu, cores } = machineFacts()
  return {
    ...talkFigures(judged, mode),
    started_at: started.toISOString(),
    tier,
    mode,
    machine: { cpu, cores },
    yardstick_ms: medianMs(yardsticks),
    left_out: leftOut,
    dialogues: judged,
  }

  /** All speech is made before the first dialogue: nothing else is to run while they are measured. */
  async function speechOf(
    dialogues: readonly Dialogue[],
    programs: Programs,
  ): Promise<Map<Dialogue, SpokenTurnFile[]>> {
    const speech = new Map<Dialogue, SpokenTurnFile[]>()
    for (const [i, dialogue] of dialogues.entries()) {
      progress.status(`▸ speech of dialogue ${i + 1} of ${dialogues.length}`)
      speech.set(dialogue, await speechOfOne(engine, dialogue, programs, signal))
    }
    return speech
  }
}

async function speechOfOne(
  { tts }: Engine,
  { id, voice, turns }: Dialogue,
  programs: Programs,
  signal: AbortSignal,
): Promise<SpokenTurnFile[]> {
  const folder = join(cacheFolder(), 'bench-talk')
  const speak = async (text: string, by: UserVoice): Promise<Float32Array> =>
    asHeard(await speakText(text, by, { tts, folder, signal }))
  const files: SpokenTurnFile[] = []
  for (const [i, { say, language }] of turns.entries()) {
    const by = userVoice(voice, language, programs)!
    const pcm = await cachedSpeech(say, by, { folder, speak, signal })
    files.push({ name: `${id} ${i + 1}`, pcm })
  }
  return files
}

function namesOf({ voice, turns }: Dialogue, programs: Programs): string {
  const voices = turns.map(({ language }) => voiceName(userVoice(voice, language, programs)!))
  return [...new Set(voices)].join(', ')
}

/** Figures to a thousandth. */
function rounded(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? Math.round(value * 1000) / 1000 : value
}
