// `bench people`: people as they are, who hesitate, whisper and talk to others: who is cut off, and who waits.
import { join } from 'node:path'
import { checkOutput, writeOutput } from '../../../engine/audio/write-output.ts'
import { cacheFolder } from '../../../engine/models/cache-folder.ts'
import type { Tier } from '../../../engine/tiers.ts'
import { CodedError } from '../../../shared/coded-error.ts'
import { oneOf, readArguments } from '../../arguments.ts'
import type { CommandContext } from '../../command-context.ts'
import { openOutput } from '../../output.ts'
import { terminalLines, type FigureTable } from '../figure-table.ts'
import { progressLine, progressOutput } from '../talk/progress.ts'
import { speakText } from '../talk/speak-text.ts'
import { cachedSpeech } from '../talk/speech-cache.ts'
import { asHeard } from '../talk/user-speech.ts'
import { speakingPrograms, userVoice } from '../talk/voices.ts'
import { judgePerson, peopleFigures, silenceAlone, type JudgedPerson } from './people-figures.ts'
import { personSound, type PersonSound } from './person-sound.ts'
import { readPeople, wordsOf, type Person, type PersonKind } from './person.ts'
import { playPerson } from './play-person.ts'

const OPTIONS = {
  json: { type: 'string' },
  only: { type: 'string' },
  tier: { type: 'string', default: 'balanced' },
  silence: { type: 'string', default: '500' },
} as const

const [LEAST_SILENCE_MS, MOST_SILENCE_MS] = [200, 3_000]
const HANGOVERS_MS = [200, 300, 400, 500, 600, 800, 1_000, 1_200, 1_600]
/** What asHeard puts before the speech. */
const SILENCE_BEFORE_SAMPLES = 4_800
const OTHERS = [
  'The weather will be fine until the weekend, with light winds from the west.',
  'And now we come to the results of today and to our guests in the studio.',
  'I told him that I would call back, but then I forgot about it completely.',
  'Prices have risen again, and experts do not expect that to change soon.',
]

/** @throws CodedError usage, file_unreadable, output_unwritable before any work, and those of the engine; AbortError */
export async function benchPeople(args: string[], context: CommandContext): Promise<void> {
  const { values, positionals } = readArguments(args, OPTIONS)
  if (positionals.length > 0)
    throw new CodedError('usage', `bench people takes no files; got '${positionals[0]}'`)
  const tier: Tier = oneOf('tier', values.tier, ['fast', 'balanced', 'quality'])
  const silenceMs = Number(values.silence)
  if (!(silenceMs >= LEAST_SILENCE_MS && silenceMs <= MOST_SILENCE_MS))
    throw new CodedError('usage', `--silence takes 200 to 3000 ms; got '${values.silence}'`)
  if (values.json !== undefined) await checkOutput(values.json)
  const kinds = await readPeople(context.root, values.only, context)

  const judged = await playAll(kinds, { tier, silenceMs }, context)
  const curve = silenceAlone(
    judged.filter(({ words }) => words > 0),
    HANGOVERS_MS,
  )
  const output = openOutput(false)
  for (const table of [kindsTable(kinds, judged), curveTable(curve)])
    for (const line of [...terminalLines(table), '']) output.say(line)
  if (values.json === undefined) return
  const report = { tier, silence_ms: silenceMs, curve, people: judged }
  await writeOutput(values.json, `${JSON.stringify(report, null, 2)}\n`, context)
}

async function playAll(
  kinds: readonly PersonKind[],
  { tier, silenceMs }: { tier: Tier; silenceMs: number },
  context: CommandContext,
): Promise<JudgedPerson[]> {
  const { signal } = context
  const progress = progressOutput()
  const engine = await context.openEngine({ tier, output: progress })
  const programs = await speakingPrograms()
  const folder = join(cacheFolder(), 'bench-talk')
  const speak = async (text: string, place: number): Promise<Float32Array> => {
    const voice = userVoice(place, undefined, programs)!
    const make = async (): Promise<Float32Array> =>
      asHeard(await speakText(text, voice, { tts: engine.tts, folder, signal }))
    const pcm = await cachedSpeech(text, voice, { folder, speak: make, signal })
    return pcm.subarray(SILENCE_BEFORE_SAMPLES)
  }
  try {
    const all: { kind: PersonKind; person: Person; sound: PersonSound }[] = []
    progress.status('▸ making what is not spoken yet')
    for (const kind of kinds)
      for (const person of kind.cases)
        all.push({ kind, person, sound: await personSound(person, speak, OTHERS) })
    const judged: JudgedPerson[] = []
    const parts = all.map(({ sound }) => sound.speechEndMs)
    const startMs = performance.now()
    for (const [i, { kind, person, sound }] of all.entries()) {
      const line = progressLine('person', parts, i, performance.now() - startMs)
      if (progress.stream.isTTY) progress.status(line)
      const output = { ...progress, status() {} }
      const played = await playPerson(engine, sound, { silenceMs, output, signal })
      const { speechEndMs } = sound
      const { kind: name, answered } = kind
      const one = { id: person.id, kind: name, words: wordsOf(person), speechEndMs, answered }
      judged.push(judgePerson(one, played))
    }
    return judged
  } finally {
    progress.status('')
    await engine.close()
  }
}

function kindsTable(kinds: readonly PersonKind[], judged: readonly JudgedPerson[]): FigureTable {
  const row = (name: string, people: readonly JudgedPerson[]) => {
    const of = peopleFigures(people)
    const counts = [of.people, of.cutOff, of.missed, of.wrong]
    const rate = of.wordErrorRate === null ? null : of.wordErrorRate * 100
    return {
      name,
      cells: [
        ...counts.map((number) => ({ number, decimals: 0 })),
        { number: rate, decimals: 0 },
        ...[of.endpointP50Ms, of.delayP50Ms, of.delayP95Ms].map((ms) => ({ ms })),
      ],
    }
  }
  return {
    title: 'People',
    columns: ['', 'cut off', 'missed', 'wrong', 'misheard, %', 'turn ends', 'answer P50', 'P95'],
    rows: [
      ...kinds.map(({ kind }) => {
        const people = judged.filter((one) => one.kind === kind)
        return row(kind, people)
      }),
      row('all', judged),
    ],
    notes: [
      'Cut off: an answer was heard before the last word. Wrong: one was heard by somebody who spoke to somebody else.',
      'Times from the last word.',
    ],
  }
}

function curveTable(curve: ReturnType<typeof silenceAlone>): FigureTable {
  return {
    title: 'If silence alone ended turns',
    columns: ['cut off, %'],
    rows: curve.map(({ hangoverMs, cutOff }) => ({
      name: `${hangoverMs} ms`,
      cells: [{ number: cutOff * 100, decimals: 0 }],
    })),
    notes: ['Of those who want an answer; their pauses as the detector hears them.'],
  }
}
