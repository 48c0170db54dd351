// The sound of a person as a microphone hears it, with what else is in the room.
import { levelDbfs } from '../../../engine/audio/level.ts'
import { MICROPHONE_SAMPLE_RATE_HZ } from '../../../shared/audio-format.ts'
import { seeded } from '../../../shared/seeded.mjs'
import type { Beside, Person } from './person.ts'
import { textOf } from './person.ts'
import { whispered } from './whispered.ts'

export interface PersonSound {
  /** Mono 16 kHz. */
  pcm: Float32Array
  /** End of the last word. */
  speechEndMs: number
}

/** A room's own noise, so that pauses are no digital silence. */
const ROOM_DBFS = -65
const WHISPER_DBFS = -38
const SHOUT_DRIVE = 4
/** What sounds beside somebody is heard before and after them as well. */
const BEFORE_MS = 400
const AFTER_MS = 4_000
const PER_MS = MICROPHONE_SAMPLE_RATE_HZ / 1000

/**
 * @param speak makes the speech of a text by the voice of a place, without silence around it; mono 16 kHz
 * @param others what people say in the background
 */
export async function personSound(
  { voice, say, as, beside }: Person,
  speak: (text: string, voice: number) => Promise<Float32Array>,
  others: readonly string[],
): Promise<PersonSound> {
  const drawn = seeded(say.length + voice)
  const random = (): number => 2 * drawn() - 1
  const parts: Float32Array[] = [new Float32Array(BEFORE_MS * PER_MS)]
  for (const part of say) {
    if (typeof part === 'number') parts.push(new Float32Array(part * PER_MS))
    else parts.push(await speak(textOf(part), typeof part === 'string' ? voice : part.voice))
  }
  const samples = parts.reduce((sum, part) => sum + part.length, 0)
  const pcm = new Float32Array(samples + AFTER_MS * PER_MS)
  let at = 0
  for (const part of parts) {
    pcm.set(part, at)
    at += part.length
  }
  const spoken = changed(pcm, as, random)
  const sound = beside && (await besideSound(beside, pcm.length, { speak, others, voice, random }))
  const speechDbfs = levelDbfs(spoken.subarray(BEFORE_MS * PER_MS, samples))
  const gain = sound && beside ? 10 ** ((speechDbfs - beside.belowDb - levelDbfs(sound)) / 20) : 0
  const hiss = 10 ** (ROOM_DBFS / 20)
  return {
    pcm: spoken.map((x, i) => limited(x + hiss * random() + gain * (sound?.[i] ?? 0))),
    speechEndMs: samples / PER_MS,
  }
}

function changed(speech: Float32Array, as: Person['as'], random: () => number): Float32Array {
  if (as === 'whisper') {
    const breath = whispered(speech, random)
    const gain = 10 ** ((WHISPER_DBFS - levelDbfs(breath)) / 20)
    return breath.map((x) => x * gain)
  }
  // Louder, brighter, and at the microphone's limits.
  if (as === 'shout')
    return speech.map((x, i) => 0.9 * Math.tanh(SHOUT_DRIVE * (x - 0.6 * (speech[i - 1] ?? 0))))
  return speech
}

async function besideSound(
  { sound }: Beside,
  length: number,
  parts: {
    speak: (text: string, voice: number) => Promise<Float32Array>
    others: readonly string[]
    voice: number
    random: () => number
  },
): Promise<Float32Array> {
  const { random } = parts
  if (sound === 'wind') return wind(length, random)
  if (sound === 'keyboard') return keyboard(length, random)
  const out = new Float32Array(length)
  // A television does not stop to breathe; somebody on the telephone does.
  const pause = (sound === 'television' ? 250 : 1_500) * PER_MS
  for (let at = 0, n = 0; at < length; n++) {
    const other = parts.voice + 1 + (sound === 'television' ? n : 0)
    const line = await parts.speak(parts.others[n % parts.others.length]!, other)
    out.set(line.subarray(0, length - at), at)
    at += line.length + pause
  }
  return out
}

/** Below 300 Hz, in gusts. */
function wind(length: number, random: () => number): Float32Array {
  let [slow, low, lower] = [0, 0, 0]
  return Float32Array.from({ length }, () => {
    slow += 0.0002 * (random() - slow)
    low += 0.1 * (random() - low)
    lower += 0.1 * (low - lower)
    return lower * (0.2 + Math.abs(60 * slow))
  })
}

function keyboard(length: number, random: () => number): Float32Array {
  const out = new Float32Array(length)
  for (let at = 0; at < length; at += Math.round((170 + 90 * random()) * PER_MS))
    for (let i = 0; i < 12 * PER_MS && at + i < length; i++)
      out[at + i] = random() * Math.exp(-i / (2.5 * PER_MS))
  return out
}

function limited(x: number): number {
  return Math.max(-0.99, Math.min(0.99, x))
}
