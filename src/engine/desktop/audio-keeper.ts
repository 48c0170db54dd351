// Saves the sound of turns, where the user has turned that on.
import { mkdir, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { MICROPHONE_SAMPLE_RATE_HZ } from '../../shared/audio-format.ts'
import { writeWav } from '../audio/wav-write.ts'

export class AudioKeeper {
  private work: Promise<void> = Promise.resolve()
  private saved = 0

  constructor(
    private readonly folder: string,
    private readonly onNotice: (text: string) => void,
    private readonly now: () => Date = () => new Date(),
  ) {}

  /** Queues what the user said (mono 16 kHz) to be written. @returns the name of its file */
  save(pcm: Float32Array): string {
    const time = this.now().toISOString().replace(/[:.]/g, '-')
    const name = `${time}-${++this.saved}.wav`
    this.work = this.work
      .then(async () => {
        await mkdir(this.folder, { recursive: true })
        const { signal } = new AbortController()
        await writeWav(join(this.folder, name), [pcm], MICROPHONE_SAMPLE_RATE_HZ, { signal })
      })
      .catch((error: Error) => this.onNotice(`The recording could not be saved: ${error.message}`))
    return name
  }

  /** Deletes recordings by the names that `save` gave, or all there are. */
  async remove(names: readonly string[] | 'all'): Promise<void> {
    await this.work
    const paths =
      names === 'all' ? [this.folder] : names.map((name) => join(this.folder, basename(name)))
    await Promise.all(paths.map((path) => rm(path, { recursive: names === 'all', force: true })))
  }

  /** Resolves when all is on disk. */
  async written(): Promise<void> {
    await this.work
  }
}
