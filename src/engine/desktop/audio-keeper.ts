// Saves the sound of turns, where the user has turned that on; the oldest go when there is much of it.
import { mkdir, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { MICROPHONE_SAMPLE_RATE_HZ } from '../../shared/audio-format.ts'
import { SAVED_AUDIO_BYTES } from '../../shared/window/records.ts'
import { encodeWav } from '../audio/wav-write.ts'
import { writeOutput } from '../audio/write-output.ts'
import { keepNewest } from './records/keep-newest.ts'
import type { SealedPlace } from './sealing/convert-files.ts'
import { PLAIN, type Sealer } from './sealing/sealer.ts'
import { InOrder } from './storage/in-order.ts'

const ENDING = '.wav'
/** As `save` names them: the time, and which of this start it is. */
const NAME = /^\d{4}-\d\d-\d\dT[\d-]+Z-\d+\.wav$/
/** This share of what may be kept is saved before it is looked how much there is. */
const LOOK_AFTER_SHARE = 0.01
const BYTES_PER_SAMPLE = 2

export class AudioKeeper {
  private readonly order = new InOrder()
  private saved = 0
  /** Bytes since it was looked how much there is. */
  private sinceLook = Infinity

  constructor(
    private readonly folder: string,
    private readonly onNotice: (text: string) => void,
    private readonly options: { now?: () => Date; mostBytes?: number; sealer?: Sealer } = {},
  ) {}

  /** For whoever seals or opens what is there. */
  get place(): SealedPlace {
    const { folder, order } = this
    return { folder, isOurs: (name) => NAME.test(name), form: 'file', order }
  }

  /** Queues what the user said (mono 16 kHz) to be written. @returns the name of its file */
  save(pcm: Float32Array): string {
    const { now = () => new Date(), sealer = PLAIN } = this.options
    const time = now().toISOString().replace(/[:.]/g, '-')
    const name = `${time}-${++this.saved}${ENDING}`
    void this.order
      .run(async () => {
        await mkdir(this.folder, { recursive: true })
        const { signal } = new AbortController()
        const sound = sealer.seal(encodeWav([pcm], MICROPHONE_SAMPLE_RATE_HZ), name)
        await writeOutput(join(this.folder, name), sound, { signal })
        await this.makeRoom(name, pcm.length * BYTES_PER_SAMPLE)
      })
      .catch((error: Error) => this.onNotice(`The recording could not be saved: ${error.message}`))
    return name
  }

  /** Deletes recordings by the names that `save` gave, or all there are. */
  async remove(names: readonly string[] | 'all'): Promise<void> {
    const paths =
      names === 'all' ? [this.folder] : names.map((name) => join(this.folder, basename(name)))
    const options = { recursive: names === 'all', force: true }
    await this.order.run(() => Promise.all(paths.map((path) => rm(path, options))))
  }

  /** Resolves when all is on disk. */
  async written(): Promise<void> {
    await this.order.done()
  }

  private async makeRoom(written: string, bytes: number): Promise<void> {
    const { mostBytes = SAVED_AUDIO_BYTES } = this.options
    this.sinceLook += bytes
    if (this.sinceLook < mostBytes * LOOK_AFTER_SHARE) return
    this.sinceLook = 0
    await keepNewest(this.folder, written, mostBytes)
  }
}
