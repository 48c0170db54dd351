// One recording over an engine with one side's settings, and what is kept of it.
import { AUDIBLE_DBFS, MICROPHONE_SAMPLE_RATE_HZ } from '../../../shared/audio-format.ts'
import type { TurnStages } from '../../../shared/turn-events.ts'
import type { Flags } from '../../../shared/flags.ts'
import { levelsDbfs } from '../../../engine/audio/level.ts'
import type { Engine } from '../../../engine/engine.ts'
import { opening } from '../../../engine/stages/llm/prompt.ts'
import type { Output } from '../../output.ts'
import { playPerson, type PlayedPerson } from '../people/play-person.ts'
import { wordErrors } from '../../../engine/figures/dialogues/judge/word-errors.ts'
import type { PlayedSettings } from './read-side.ts'

export interface ComparedRecording {
  name: string
  /** Mono 16 kHz. */
  pcm: Float32Array
  /** What is said in it; undefined where nothing tells. */
  words: string | undefined
}

export interface Sample {
  transcript: string
  /** Null where nobody answered. */
  voice_to_voice_ms: number | null
  stages: TurnStages | null
  /** Of the words that were said; null where they are not known. */
  words_right: number | null
  /** Answers that began before the last word. */
  cut_offs: number
}

/** What an engine is played with. */
export interface Seat {
  engine: Engine
  settings: PlayedSettings
  flags: Flags
  /** Of the engine's: nobody else's words are in it. */
  conversation: number
}

/** @throws CodedError of the engine; AbortError */
export async function playSide(
  { engine, settings, flags, conversation }: Seat,
  { pcm, words }: ComparedRecording,
  { output, signal }: { output: Output; signal: AbortSignal },
): Promise<Sample> {
  const { silence_ms: silenceMs, voice, language, speed } = settings
  await forget(engine, conversation, signal)
  const talk = { language, speed, flags, conversation, ...(voice !== undefined && { voice }) }
  const sound = { pcm, speechEndMs: speechEndMs(pcm) }
  const played = await playPerson(engine, sound, { silenceMs, output, signal, talk })
  return sampleOf(played, sound.speechEndMs, words)
}

/** @param endMs of the last word */
export function sampleOf(
  { events }: PlayedPerson,
  endMs: number,
  words: string | undefined,
): Sample {
  const turns = events.filter((event) => event.event === 'turn')
  const answered = turns.filter((turn) => turn.voice_to_voice_ms !== null).at(-1)
  const transcript = turns.map((turn) => turn.transcript).join(' ')
  const { errors, words: said } = wordErrors(words ?? '', transcript)
  return {
    transcript,
    voice_to_voice_ms: answered?.voice_to_voice_ms ?? null,
    stages: answered?.stages ?? null,
    words_right: said === 0 ? null : Math.max(0, 1 - errors / said),
    cut_offs: events.filter(({ event, t_ms }) => event === 'first_audio_played' && t_ms < endMs)
      .length,
  }
}

/** The model keeps what it has read: of the same words, the second time would cost nothing. */
async function forget(engine: Engine, conversation: number, signal: AbortSignal): Promise<void> {
  const other = [...opening(new Date()), { role: 'user' as const, content: 'Never mind.' }]
  for await (const batch of engine.llm.prefill(other, { signal, conversation })) void batch
}

const WINDOW_MS = 10
/** As refineSpeechEnd has it, over the whole of a recording. */
const OVER_NOISE_DB = 9

function speechEndMs(pcm: Float32Array): number {
  const levels = levelsDbfs(pcm, MICROPHONE_SAMPLE_RATE_HZ)
  const quietest = levels.toSorted((a, b) => a - b)[Math.floor(levels.length / 10)] ?? -120
  const threshold = Math.max(AUDIBLE_DBFS, quietest + OVER_NOISE_DB)
  return (levels.findLastIndex((level) => level > threshold) + 1) * WINDOW_MS
}
