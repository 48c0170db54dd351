// Who speaks the dialogues: anybody but the voice that replies.
import { access, constants } from 'node:fs/promises'
import { delimiter, join } from 'node:path'

/** A program on the PATH, or a Kokoro voice of the engine's own. */
export type UserVoice =
  { by: 'espeak-ng' | 'flite'; program: string; voice: string } | { by: 'kokoro'; voice: string }

/** By place; a program that is not installed is stood in for by the Kokoro voice behind it. */
const SLOTS: readonly { by?: 'espeak-ng' | 'flite'; voice?: string; kokoro: string }[] = [
  { by: 'espeak-ng', voice: 'en-us', kokoro: 'am_michael' },
  { by: 'flite', voice: 'slt', kokoro: 'bf_emma' },
  { kokoro: 'am_puck' },
  { by: 'espeak-ng', voice: 'en-gb', kokoro: 'bm_george' },
  { by: 'flite', voice: 'rms', kokoro: 'af_bella' },
  { kokoro: 'bf_isabella' },
]

/** The programs that speak, by name, where they are installed. */
export type Programs = Partial<Record<'espeak-ng' | 'flite', string>>

/** Looks on the PATH of `env`. */
export async function speakingPrograms(env: NodeJS.ProcessEnv = process.env): Promise<Programs> {
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  const find = async (name: string): Promise<string | undefined> => {
    const file = process.platform === 'win32' ? `${name}.exe` : name
    for (const path of folders.map((folder) => join(folder, file)))
      if (
        await access(path, constants.X_OK).then(
          () => true,
          () => false,
        )
      )
        return path
    return undefined
  }
  const [espeak, flite] = await Promise.all([find('espeak-ng'), find('flite')])
  return { ...(espeak ? { 'espeak-ng': espeak } : {}), ...(flite ? { flite } : {}) }
}

/**
 * The voice of place `slot` (from 1; beyond the last, from the first again).
 * @param language other than English espeak-ng alone speaks; undefined where it is not installed
 */
export function userVoice(
  slot: number,
  language: string | undefined,
  programs: Programs,
): UserVoice | undefined {
  const espeak = programs['espeak-ng']
  if (language !== undefined && language !== 'en')
    return espeak ? { by: 'espeak-ng', program: espeak, voice: language } : undefined
  const { by, voice, kokoro } = SLOTS[(slot - 1) % SLOTS.length]!
  const program = by && programs[by]
  return program && by && voice ? { by, program, voice } : { by: 'kokoro', voice: kokoro }
}

/** `espeak-ng en-us`, for the report and the key of the cache. */
export function voiceName({ by, voice }: UserVoice): string {
  return `${by} ${voice}`
}
