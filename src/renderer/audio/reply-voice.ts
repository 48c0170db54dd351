// The sound of one reply on its way to the loudspeaker, which can be faded out without touching the next one's.
import { VOICE_SAMPLE_RATE_HZ } from '../../shared/audio-format.ts'

/** After an underrun the voice comes back this softly: a jump in the middle of a wave would click. */
const FADE_IN_SAMPLES = 48

export class ReplyVoice {
  private readonly gain: GainNode
  private readonly sources = new Set<AudioBufferSourceNode>()

  constructor(
    private readonly context: AudioContext,
    output: AudioNode,
  ) {
    this.gain = context.createGain()
    this.gain.connect(output)
  }

  /**
   * @param at position of the first sample on the context's clock, in samples of 24 kHz
   * @returns false where that moment passed meanwhile: nothing is played then, it would run into the next piece
   */
  play(pcm: Float32Array, at: number, fadesIn: boolean): boolean {
    const buffer = this.context.createBuffer(1, pcm.length, VOICE_SAMPLE_RATE_HZ)
    const channel = buffer.getChannelData(0)
    channel.set(pcm)
    if (fadesIn) {
      const length = Math.min(FADE_IN_SAMPLES, pcm.length)
      for (let i = 0; i < length; i++) channel[i] = channel[i]! * (i / length)
    }
    const source = new AudioBufferSourceNode(this.context, { buffer })
    source.connect(this.gain)
    this.sources.add(source)
    source.onended = () => {
      source.disconnect()
      this.sources.delete(source)
    }
    source.start(at / VOICE_SAMPLE_RATE_HZ)
    if (this.context.currentTime * VOICE_SAMPLE_RATE_HZ <= at) return true
    source.stop()
    source.disconnect()
    this.sources.delete(source)
    return false
  }

  /** Fades from `fromS` on, silent at `silentAtS` on the context's clock, and gone after it. */
  fadeOut(fromS: number, silentAtS: number): void {
    this.gain.gain.setValueAtTime(1, fromS)
    this.gain.gain.linearRampToValueAtTime(0, silentAtS)
    for (const source of this.sources) source.stop(silentAtS)
  }

  dispose(): void {
    this.gain.disconnect()
  }
}
