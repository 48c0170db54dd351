// A room made of PulseAudio: a loudspeaker, its echo, a person, what else sounds there, a microphone, and a witness.
import { startEchoPath, type EchoPath } from './acoustics/start-echo-path.ts'
import { PulseDaemon } from './pulse/pulse-daemon.ts'
import { play, SourceRecorder } from './pulse/sound-clients.ts'

/** Channels of the sink `room`: what sounds in it, apart for the witness and mixed for the microphone. */
const CHANNELS = { echo: 'front-left', person: 'front-right', background: 'rear-left' } as const
const CHANNEL_MAP = Object.values(CHANNELS).join(',')

/** The mix is the mean of the channels: so much louder it is their sum. PulseAudio's volumes are cubic. */
const SUM_VOLUME = Math.round(65_536 * Object.keys(CHANNELS).length ** (1 / 3))

const FORMAT = 'rate=48000 format=float32le'
const MODULES = [
  `module-null-sink sink_name=room ${FORMAT} channels=3 channel_map=${CHANNEL_MAP}`,
  `module-null-sink sink_name=speaker ${FORMAT} channels=2 channel_map=front-left,front-right`,
  'module-remap-source source_name=mic master=room.monitor channels=1 channel_map=mono remix=yes',
]

/** What was heard in the room, 16 kHz, aligned to the sample. */
export interface Witnessed {
  echo: Float32Array
  person: Float32Array
  background: Float32Array
  /** `Date.now()` at the first sample, within some 20 ms. */
  startMs: number
}

export class Room {
  private readonly leaving = new AbortController()
  private readonly witnesses = new Set<SourceRecorder>()

  private constructor(
    private readonly daemon: PulseDaemon,
    private endEcho: () => Promise<void>,
  ) {}

  /** @param echo null: headphones, nothing comes back @throws Error where PulseAudio does not start; AbortError */
  static async open(echo: EchoPath | null, { signal }: { signal: AbortSignal }): Promise<Room> {
    const daemon = await PulseDaemon.open(MODULES, { signal })
    try {
      daemon.control('set-default-sink', 'speaker')
      daemon.control('set-default-source', 'mic')
      daemon.control('set-source-volume', 'mic', String(SUM_VOLUME))
      const room = new Room(daemon, async () => {})
      await room.becomes(echo)
      return room
    } catch (error) {
      await daemon.close()
      throw error
    }
  }

  /** Another room around the same loudspeaker and microphone. @param echo as for `open` */
  async becomes(echo: EchoPath | null): Promise<void> {
    await this.endEcho()
    this.endEcho = echo ? startEchoPath(this.daemon, echo, CHANNELS.echo) : async () => {}
  }

  /** For PULSE_SERVER. */
  get server(): string {
    return this.daemon.server
  }

  /** Somebody says `pcm` (mono, 48 kHz); resolves when it is said. */
  async say(pcm: Float32Array): Promise<void> {
    await this.sound(CHANNELS.person, pcm)
  }

  /** Sounds in the background again and again, until the room is closed. */
  startBackground(pcm: Float32Array): void {
    const goOn = async (): Promise<void> => {
      while (!this.leaving.signal.aborted) await this.sound(CHANNELS.background, pcm)
    }
    goOn().catch(() => {}) // closed
  }

  /** A witness that listens until it is asked. */
  async witness(): Promise<() => Witnessed> {
    const where = { server: this.server, device: 'room.monitor' }
    const recorder = await SourceRecorder.open(where, CHANNEL_MAP)
    this.witnesses.add(recorder)
    return () => {
      this.witnesses.delete(recorder)
      const { channels, startMs } = recorder.close()
      const [echo, person, background] = channels
      return { echo: echo!, person: person!, background: background!, startMs }
    }
  }

  async close(): Promise<void> {
    this.leaving.abort()
    for (const witness of this.witnesses) witness.close()
    await this.endEcho().finally(() => this.daemon.close())
  }

  private async sound(channel: string, pcm: Float32Array): Promise<void> {
    const where = { server: this.server, device: 'room' }
    await play(where, channel, pcm, { signal: this.leaving.signal })
  }
}
