// The voices' styles: for each voice 510 rows of 256 numbers, one for each count of phonemes (files of kokoro-js).
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { repairProgram } from '../../advice.ts'
import { CodedError } from '../../../shared/coded-error.ts'

const ROW_VALUES = 256
const ROWS = 510

export class VoiceStyles {
  private readonly opened = new Map<string, Promise<Float32Array>>()

  /** @param folder with a file for each voice: raw little-endian 32-bit floats, [510, 256] */
  constructor(private readonly folder: string) {}

  /**
   * The row of `voice` for an utterance of `phonemeCount` tokens without padding: 256 values.
   * @throws CodedError engine_failed where the voice's file cannot be read
   */
  async row(voice: string, phonemeCount: number): Promise<Float32Array> {
    let rows = this.opened.get(voice)
    if (!rows) {
      rows = this.read(voice)
      this.opened.set(voice, rows)
    }
    const at = Math.min(Math.max(phonemeCount, 0), ROWS - 1) * ROW_VALUES
    return (await rows).subarray(at, at + ROW_VALUES)
  }

  private async read(voice: string): Promise<Float32Array> {
    try {
      const bytes = await readFile(join(this.folder, `${voice}.bin`))
      if (bytes.length !== ROWS * ROW_VALUES * Float32Array.BYTES_PER_ELEMENT)
        throw new Error(`it has ${bytes.length} bytes`)
      return new Float32Array(new Uint8Array(bytes).buffer)
    } catch (cause) {
      this.opened.delete(voice)
      const text = `the voice ${voice} cannot be read (${(cause as Error).message}); ${repairProgram('npm ci')}`
      throw new CodedError('engine_failed', text, { cause })
    }
  }
}

/**
 * Where the package kokoro-js has the voices' styles. Its program is not run: it would load another espeak-ng.
 * @param root the checkout, or the installed app
 */
export function stylesFolder(root: string): string {
  return join(root, 'node_modules/kokoro-js/voices')
}
