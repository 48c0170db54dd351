// Sounds of openers on disk: one file for each voice and speed, which is made anew where it does not fit.
import { createHash } from 'node:crypto'
import { access, readdir, readFile, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { replaceFile } from '../../models/file-io.ts'
import type { Speaker } from '../../ports.ts'

/** To be raised where the same voice comes to sound differently: what was made before is made anew then. */
const SOUND = 2
const ENDING = '.openers'
/** Voices and speeds, of 5 MB each; what was longest not used goes. */
const KEPT = 4

interface Header {
  identity: string
  /** Each with its samples, in the order of the sound behind the header. */
  openers: [text: string, samples: number][]
  /** Of all that, hex. */
  sha256: string
}

export class OpenerFiles {
  /**
   * @param folder absolute; made with the first file
   * @param identity what decides how a text sounds besides voice and speed: model and runtime
   */
  constructor(
    private readonly folder: string,
    private readonly identity: string,
  ) {}

  /** Whether there is a file, of whatever identity. */
  async has(speaker: Speaker): Promise<boolean> {
    return await access(this.path(speaker)).then(
      () => true,
      () => false,
    )
  }

  /** Text to mono 24 kHz, 16 bits; empty where there is no file, or not of this identity, or damaged. */
  async read(speaker: Speaker): Promise<Map<string, Int16Array>> {
    try {
      const file = await readFile(this.path(speaker))
      const end = file.indexOf('\n')
      const header = JSON.parse(file.toString('utf8', 0, end)) as Header
      const sound = file.subarray(end + 1)
      const { identity, openers } = header
      if (
        identity !== this.identityOf(speaker) ||
        header.sha256 !== sha256({ identity, openers }, sound)
      )
        return new Map()
      const now = new Date()
      await utimes(this.path(speaker), now, now)
      const pcm = new Int16Array(
        sound.buffer.slice(sound.byteOffset, sound.byteOffset + sound.length),
      )
      let at = 0
      return new Map(
        openers.map(([text, samples]) => {
          const from = at
          at += samples
          return [text, pcm.slice(from, at)]
        }),
      )
    } catch {
      return new Map()
    }
  }

  /** Replaces what was there. What cannot be written is made anew next time: nothing else is lost. */
  async write(speaker: Speaker, sounds: ReadonlyMap<string, Int16Array>): Promise<void> {
    const sound = Buffer.concat([...sounds.values()].map(bytesOf))
    const made = {
      identity: this.identityOf(speaker),
      openers: [...sounds].map(([text, pcm]): [string, number] => [text, pcm.length]),
    }
    const header: Header = { ...made, sha256: sha256(made, sound) }
    try {
      const head = Buffer.from(`${JSON.stringify(header)}\n`)
      await replaceFile(this.path(speaker), Buffer.concat([head, sound]))
      await this.tidy(this.path(speaker))
    } catch {
      // As above.
    }
  }

  /** @param newest stays, also where the others seem newer since the clock was set back */
  private async tidy(newest: string): Promise<void> {
    const names = (await readdir(this.folder)).filter((name) => name.endsWith(ENDING))
    const used = await Promise.all(
      names.map(async (name) => {
        const path = join(this.folder, name)
        return { path, usedMs: (await stat(path)).mtimeMs }
      }),
    )
    const others = used.filter(({ path }) => path !== newest)
    const oldest = others.sort((a, b) => b.usedMs - a.usedMs).slice(KEPT - 1)
    for (const { path } of oldest) await rm(path, { force: true })
  }

  private path({ voice, speed }: Speaker): string {
    return join(this.folder, `${voice}-${Math.round(speed * 100)}${ENDING}`)
  }

  private identityOf({ voice, speed }: Speaker): string {
    return JSON.stringify([SOUND, this.identity, voice, speed])
  }
}

function bytesOf({ buffer, byteOffset, byteLength }: Int16Array): Buffer {
  return Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength)
}

function sha256(made: Pick<Header, 'identity' | 'openers'>, sound: Buffer): string {
  return createHash('sha256').update(JSON.stringify(made)).update(sound).digest('hex')
}
