// How replies begin, sounded before anybody waits: said then, they are heard without synthesis and without a lease.
import { isDeepStrictEqual } from 'node:util'
import { voiceMs } from '../../../shared/audio-format.ts'
import { joined } from '../../audio/joined.ts'
import type { Openers, Speaker, Tts, WithinSentence } from '../../ports.ts'
import { OpenerFiles } from './opener-files.ts'
import { OPENERS } from './opener-list.ts'

/**
 * What stands behind an opener that no mark ends, as far as the voice is told. Before a word of weight "can" has none itself; before
 * "the" or "it" espeak-ng stresses it, and draws other words into the next ("was the"). Before r, h and p the same words are heard
 * with twelve different words behind them; the step of level is smallest with r.
 */
const GOES_ON = 'really'

type SpeakOptions = Parameters<Tts['speak']>[1]

interface PrepareOptions {
  signal: AbortSignal
  quiet: (signal: AbortSignal) => Promise<void>
}

/** Those of `tts`, as they are kept in `folder` (absolute). */
export function openersOf(tts: Pick<Tts, 'info'>, folder: string): SpokenOpeners {
  const { model, build } = tts.info
  return new SpokenOpeners(new OpenerFiles(folder, `${model} ${build}`))
}

/** What stands around an opener in its sentence: a word that follows, but nothing where it ends in a mark. */
export function aroundOpener(text: string): WithinSentence | undefined {
  return /[\p{L}\p{N}]$/u.test(text) ? { before: '', after: GOES_ON, isOpened: true } : undefined
}

/**
 * The openers of one engine, for all of its sessions. They are made while the machine has nothing else to do, and kept on
 * disk: the texts are the same for everybody. All of a speaker are about 100 s of sound, 5 MB.
 */
export class SpokenOpeners implements Openers {
  /** Whose they are: one speaker's at a time. */
  private speaker = ''
  private sounds = new Map<string, Int16Array>()

  /** @param texts the usual ones first */
  constructor(
    private readonly files: OpenerFiles,
    private readonly texts: readonly string[] = OPENERS,
  ) {}

  find(text: string, speaker: Speaker): ReturnType<Openers['find']> {
    const sound = this.soundOf(text, speaker)
    if (!sound) return undefined
    const within = aroundOpener(text)
    const soundMs = voiceMs(sound.length)
    return { soundMs, ...(within && { within }) }
  }

  /**
   * Reads what is kept of `speaker` and makes what is missing, the usual ones first. What was made is kept where `signal`
   * ends it.
   * @param options.quiet resolves once it is a good moment for the next one
   * @throws what `tts` throws; the signal's reason
   */
  async prepare(tts: Tts, speaker: Speaker, { signal, quiet }: PrepareOptions): Promise<void> {
    const kept = await this.files.read(speaker)
    const sounds = new Map([...kept].filter(([text]) => this.texts.includes(text)))
    this.speaker = keyOf(speaker)
    this.sounds = sounds
    const missing = this.texts.filter((text) => !sounds.has(text))
    if (missing.length === 0) return
    try {
      for (const text of missing) {
        await quiet(signal)
        sounds.set(text, await made(tts, text, { ...speaker, signal }))
      }
    } finally {
      await this.files.write(speaker, sounds)
    }
  }

  /** `tts` that speaks from memory what it can. */
  around(tts: Tts): Tts {
    return {
      get info() {
        return tts.info
      },
      speaksParts: (voice) => tts.speaksParts(voice),
      speak: (text, options) => {
        const sound = isAround(text, options) && this.soundOf(text, options)
        return sound ? remembered(sound, options) : tts.speak(text, options)
      },
    }
  }

  private soundOf(text: string, speaker: Speaker): Int16Array | undefined {
    return this.speaker === keyOf(speaker) ? this.sounds.get(text) : undefined
  }
}

async function made(tts: Tts, text: string, options: Speaker & { signal: AbortSignal }) {
  const within = aroundOpener(text)
  const pieces: Float32Array[] = []
  for await (const piece of tts.speak(text, { ...options, ...(within && { within }) }))
    pieces.push(piece)
  return Int16Array.from(joined(pieces), (sample) =>
    Math.round(Math.max(-1, Math.min(1, sample)) * 32_767),
  )
}

/** One piece: there is nothing to wait for. */
async function* remembered(sound: Int16Array, { signal, onRemembered }: SpeakOptions) {
  signal.throwIfAborted()
  onRemembered?.()
  yield Float32Array.from(sound, (sample) => sample / 32_767)
}

function isAround(text: string, { within, isWhole }: SpeakOptions): boolean {
  return !isWhole && isDeepStrictEqual(within, aroundOpener(text))
}

function keyOf({ voice, speed }: Speaker): string {
  return JSON.stringify([voice, speed])
}
