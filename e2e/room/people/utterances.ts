// What is heard from people in each scene: recordings where there are some, then rendered lines, then from the start.
import { existsSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { decodeWav } from '../../../src/engine/audio/wav-decode.ts'
import { root } from '../../fixture/root.ts'
import { asSaid } from './as-said.ts'
import { BACKCHANNELS, INTERRUPTIONS } from './lines.ts'
import { NOISES } from './noises.ts'
import { renderSpeech } from './render-speech.ts'
import { nameOf, SPEAKERS } from './speakers.ts'

/** The scenes in which something is heard over a reply. */
export type OverScene = 'interruptions' | 'backchannels' | 'noises'

export interface Utterance {
  /** The words; of a noise its name. */
  text: string
  /** Who says it. */
  voice: string
  /** Mono, 48 kHz. */
  pcm: Float32Array
}

/** Recordings beside the checkout, where somebody has put some: a manifest as in resources/demo. */
const SPEECH = join(root, '../shared/speech')
const KINDS: Readonly<Record<string, OverScene>> = {
  bargein: 'interruptions',
  backchannel: 'backchannels',
}

/**
 * The first `count` of a scene.
 * @param voices how many of SPEAKERS take turns
 * @throws Error where a line cannot be rendered; AbortError
 */
export async function utterances(
  scene: OverScene,
  count: number,
  voices: number,
  { signal }: { signal: AbortSignal },
): Promise<Utterance[]> {
  const ways = [...recorded(scene, signal), ...rendered(scene, voices, signal)]
  const found: Utterance[] = []
  for (let n = 0; n < count; n++) found.push(await ways[n % ways.length]!())
  return found
}

type Way = () => Promise<Utterance>

function recorded(scene: OverScene, signal: AbortSignal): Way[] {
  const manifest = join(SPEECH, 'manifest.json')
  if (!existsSync(manifest)) return []
  const all = JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, string>[]
  return all
    .filter(({ kind }) => KINDS[kind ?? ''] === scene)
    .map(({ text = '', file = '' }) => async () => {
      const { channels, sampleRateHz } = decodeWav(
        await readFile(join(SPEECH, file), { signal }),
        file,
      )
      return { text, voice: `recording ${file}`, pcm: asSaid(channels[0]!, sampleRateHz) }
    })
}

function rendered(scene: OverScene, voices: number, signal: AbortSignal): Way[] {
  if (scene === 'noises')
    return NOISES.map(({ name, render }) => async () => ({
      text: name,
      voice: 'noise',
      pcm: asSaid(render(), 48_000),
    }))
  const lines = scene === 'interruptions' ? INTERRUPTIONS : BACKCHANNELS
  return lines.map((text, n) => async () => {
    const speaker = SPEAKERS[n % Math.min(voices, SPEAKERS.length)]!
    return { text, voice: nameOf(speaker), pcm: await renderSpeech(text, speaker, { signal }) }
  })
}
