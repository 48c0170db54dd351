// The loudspeaker: a thin shell of Web Audio around the schedule.
import { VOICE_SAMPLE_RATE_HZ, voiceMs } from '../../shared/audio-format.ts'
import type { Send } from './frame-outbox.ts'
import { PlaybackSchedule } from './playback-schedule.ts'
import { ReplyVoice } from './reply-voice.ts'
import type { PlayedChunk } from './played-messages.ts'
// eslint-disable-next-line no-restricted-syntax -- Vite bundles the worklet and gives its address
import playedUrl from './played-worklet.ts?worker&url'
import { firstAudibleSample } from './sound-level.ts'

const BUFFER_SAMPLES = 0.05 * VOICE_SAMPLE_RATE_HZ
const PROGRESS_MS = 50
const RAMP_S = 0.01
const PLACING_TRIES = 4
/** Beyond this the system's word for its own latency is not believed. */
const LONGEST_LATENCY_S = 0.5

export interface LoudspeakerFacts {
  /** What is given to the system, which makes the device's own rate of it. */
  sampleRateHz: number
  /** Chromium's buffer, and the system's and the device's as far as they tell. */
  baseLatencyMs: number
  outputLatencyMs: number
  state: string
}

/**
 * Plays the replies' pieces (mono 24 kHz), and tells by `send` what is heard when. The context runs at 24 kHz: pieces
 * lie on whole samples and are resampled once, behind the mix, so that no seam can be heard.
 */
export class Player {
  private readonly context = new AudioContext({
    sampleRate: VOICE_SAMPLE_RATE_HZ,
    latencyHint: 'interactive',
  })
  private readonly volume = this.context.createGain()
  private readonly ducking = this.context.createGain()
  private readonly schedule = new PlaybackSchedule(BUFFER_SAMPLES)
  private readonly voices = new Map<number, ReplyVoice>()
  private timer: ReturnType<typeof setTimeout> | undefined
  private progressAtMs = -Infinity

  constructor(
    private readonly send: Send,
    onError: (message: string) => void,
    private readonly onPlayed: (chunk: PlayedChunk, renderedMs: number) => void,
  ) {
    this.ducking.connect(this.volume).connect(this.context.destination)
    this.context.addEventListener('error', () =>
      onError('The loudspeaker cannot be used. Check that one is connected and not blocked.'),
    )
    void this.tap()
  }

  /** Starts the output ahead of need: a sleeping one costs up to 100 ms at the first word. */
  wake(): void {
    if (this.context.state === 'suspended') void this.context.resume().catch(() => {})
  }

  /** Lets the output rest, unless something plays. */
  sleep(): void {
    if (this.voices.size > 0 || this.context.state !== 'running') return
    void this.context.suspend().catch(() => {})
  }

  /** A reply is heard, or about to be. */
  get isPlaying(): boolean {
    return this.schedule.pending().length > 0
  }

  get facts(): LoudspeakerFacts {
    const { sampleRate: sampleRateHz, baseLatency, outputLatency, state } = this.context
    const [baseLatencyMs, outputLatencyMs] = [baseLatency * 1000, outputLatency * 1000]
    return { sampleRateHz, baseLatencyMs, outputLatencyMs, state }
  }

  piece(reply: number, clause: number, pcm: Float32Array): void {
    if (pcm.length === 0) return
    this.wake()
    const audibleAt = firstAudibleSample(pcm, VOICE_SAMPLE_RATE_HZ)
    // On a starved machine the output can run past the moment before the piece is scheduled: once more, later.
    for (let tries = 0; tries < PLACING_TRIES; tries++) {
      const now = Math.ceil(this.context.currentTime * VOICE_SAMPLE_RATE_HZ)
      const placed = this.schedule.place({ reply, clause, samples: pcm.length, audibleAt }, now)
      if (!placed || this.voiceOf(reply).play(pcm, placed.at, placed.isUnderrun)) break
      this.schedule.takeBack(reply)
    }
    this.tick()
  }

  end(reply: number): void {
    this.schedule.finish(reply)
    this.tick()
  }

  /** Silent about 20 ms from now; what is then heard of `reply` is told at once. */
  flush(reply: number): void {
    const silentAtS = this.soon() + RAMP_S
    this.schedule.flush(reply, Math.floor(silentAtS * VOICE_SAMPLE_RATE_HZ))
    this.voices.get(reply)?.fadeOut(silentAtS - RAMP_S, silentAtS)
    this.voices.delete(reply)
    this.tellProgress(reply, Infinity)
    this.tick()
  }

  /** The same for everything that plays. */
  flushAll(): void {
    for (const reply of [...this.voices.keys()]) this.flush(reply)
  }

  /** Ducking: 0…1. */
  setGain(gain: number): void {
    this.glide(this.ducking.gain, gain)
  }

  /** The user's volume: 0…1. */
  setVolume(volume: number): void {
    this.glide(this.volume.gain, volume)
  }

  /**
   * Plays on the device `id`, or on the system's choice for null.
   * @returns whether that is another one than before
   * @throws DOMException where the device is gone or refused
   */
  async setDevice(id: string | null): Promise<boolean> {
    if (this.context.sinkId === (id ?? '')) return false
    await this.context.setSinkId(id ?? '')
    return true
  }

  /** Plays `pcm` (mono) beside the replies, for a test of the device; by the signal it fades out. */
  async playBeside(
    pcm: Float32Array<ArrayBuffer>,
    signal?: AbortSignal,
    sampleRateHz = VOICE_SAMPLE_RATE_HZ,
  ): Promise<void> {
    await this.context.resume()
    signal?.throwIfAborted()
    const buffer = this.context.createBuffer(1, pcm.length, sampleRateHz)
    buffer.copyToChannel(pcm, 0)
    const source = new AudioBufferSourceNode(this.context, { buffer })
    const fade = this.context.createGain()
    source.connect(fade).connect(this.volume)
    const stop = () => {
      this.glide(fade.gain, 0)
      source.stop(this.soon() + RAMP_S)
    }
    signal?.addEventListener('abort', stop, { once: true })
    source.onended = () => {
      signal?.removeEventListener('abort', stop)
      fade.disconnect()
    }
    source.start()
  }

  async dispose(): Promise<void> {
    clearTimeout(this.timer)
    this.voices.clear()
    if (this.context.state !== 'closed') await this.context.close()
  }

  /** Position of the sample that is heard at this moment. */
  private heard(): number {
    const latency = this.context.outputLatency
    const latencyS = latency > 0 && latency < LONGEST_LATENCY_S ? latency : 0
    return (this.context.currentTime - latencyS) * VOICE_SAMPLE_RATE_HZ
  }

  private tick(): void {
    clearTimeout(this.timer)
    const heard = this.heard()
    for (const sounded of this.schedule.take(heard)) {
      const { reply } = sounded
      if (sounded.what === 'audible') {
        const ageMs = voiceMs(heard - sounded.at)
        this.send('playback:audible', { reply, clause: sounded.clause, ageMs })
      } else {
        this.voices.get(reply)?.dispose()
        this.voices.delete(reply)
        const playedSamples = this.schedule.playedSamples(reply, Infinity)
        this.send('playback:drained', { reply, playedSamples })
      }
    }
    const pending = this.schedule.pending()
    if (pending.length === 0) return
    if (performance.now() - this.progressAtMs >= PROGRESS_MS) {
      for (const reply of pending) this.tellProgress(reply, heard)
    }
    const next = this.schedule.nextAt() ?? Infinity
    const untilNextMs = voiceMs(next - heard)
    this.timer = setTimeout(() => this.tick(), Math.max(4, Math.min(PROGRESS_MS, untilNextMs)))
  }

  private tellProgress(reply: number, position: number): void {
    this.progressAtMs = performance.now()
    const playedSamples = this.schedule.playedSamples(reply, position)
    const underruns = this.schedule.underruns(reply)
    this.send('playback:progress', { reply, playedSamples, underruns })
  }

  /** Tells what goes to the loudspeaker, for the echo canceller. */
  private async tap(): Promise<void> {
    try {
      await this.context.audioWorklet.addModule(playedUrl)
    } catch (error) {
      if (this.context.state === 'closed') return // nothing will be played
      throw error
    }
    const tap = new AudioWorkletNode(this.context, 'played', { numberOfOutputs: 0 })
    tap.port.onmessage = ({ data }: MessageEvent<PlayedChunk>) =>
      this.onPlayed(data, data.renderedAtMs - performance.timeOrigin)
    this.volume.connect(tap)
  }

  private voiceOf(reply: number): ReplyVoice {
    const known = this.voices.get(reply)
    if (known) return known
    const voice = new ReplyVoice(this.context, this.ducking)
    this.voices.set(reply, voice)
    return voice
  }

  private glide(param: AudioParam, value: number): void {
    param.cancelAndHoldAtTime(this.soon())
    param.linearRampToValueAtTime(value, this.soon() + RAMP_S)
  }

  /** The output is at work on the present moment: a ramp that begins there would jump. */
  private soon(): number {
    return this.context.currentTime + this.context.baseLatency
  }
}
