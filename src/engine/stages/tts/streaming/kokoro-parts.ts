// Kokoro in two parts on onnxruntime: a front that lays out an utterance, and a generator that sounds any stretch of it.
import * as ort from 'onnxruntime-node'
import { CONTEXT_FRAMES } from '../../../models/convert/kokoro-names.ts'
import {
  predictStatistics,
  featuresOf,
  type NormModel,
  type NormStatistics,
} from './norm-statistics.ts'

/** 24 kHz samples a frame of 12.5 ms. */
export const FRAME_SAMPLES = 300
const CHANNELS = 512

export interface KokoroInput {
  /** Padded token ids. */
  tokens: BigInt64Array
  /** 256 values: a voice's row for this number of tokens. */
  style: Float32Array
  /** 1 is the voice's own pace. */
  speed: number
}

/** An utterance laid out, but not sounded yet. */
export interface LaidOut {
  frameCount: number
  /** Frames of each token. */
  tokenFrames: number[]
  /** [512, frameCount] */
  frames: Float32Array
  /** 300 samples a frame. */
  source: Float32Array
  /** 128 values. */
  style: Float32Array
}

export interface KokoroFiles {
  frontFile: string
  /** Takes a window and the statistics of its norms. */
  windowFile: string
  /** Takes a whole utterance, and measures its norms itself. */
  wholeFile: string
}

export class KokoroParts {
  private whole: Promise<ort.InferenceSession> | undefined

  private constructor(
    private readonly front: ort.InferenceSession,
    private readonly window: ort.InferenceSession,
    private readonly openWhole: () => Promise<ort.InferenceSession>,
  ) {}

  /**
   * onnxruntime-node runs a session on the calling thread and offers no way to end a run, so a run blocks this process
   * until it is done.
   * @throws Error where a file is no such part
   */
  static async open(files: KokoroFiles, threads: number): Promise<KokoroParts> {
    const session = (file: string): Promise<ort.InferenceSession> =>
      ort.InferenceSession.create(file, {
        intraOpNumThreads: threads,
        interOpNumThreads: 1,
        // Memory taken in large blocks and never given back: Chromium's allocator can refuse them (electron/electron#44291),
        // and without them the voice is as fast and smaller (docs/electron.md).
        enableCpuMemArena: false,
        // Threads that spin while they wait take the cores from the other engines and make this one slower, too.
        extra: { session: { intra_op: { allow_spinning: '0' } } },
      })
    const [front, window] = await Promise.all([session(files.frontFile), session(files.windowFile)])
    return new KokoroParts(front, window, () => session(files.wholeFile))
  }

  async layOut({ tokens, style, speed }: KokoroInput): Promise<LaidOut> {
    const outputs = await this.front.run({
      [this.front.inputNames[0]!]: new ort.Tensor('int64', tokens, [1, tokens.length]),
      style: new ort.Tensor('float32', style, [1, style.length]),
      speed: new ort.Tensor('float32', Float32Array.of(speed), [1]),
    })
    const [frames, source, styled, durations] = this.front.outputNames.map(
      (name) => outputs[name]!.data as Float32Array,
    )
    return {
      frameCount: frames!.length / CHANNELS,
      tokenFrames: Array.from(durations!, (duration) => 2 * duration),
      frames: frames!,
      source: source!,
      style: styled!,
    }
  }

  /** What the norms will be over all of `utterance`, by the voice's model. */
  expect(utterance: LaidOut, model: NormModel): NormStatistics {
    return predictStatistics(model, featuresOf(utterance))
  }

  /** 24 kHz sound of the frames `from` to `to`. */
  async sound(
    utterance: LaidOut,
    norms: NormStatistics,
    from: number,
    to: number,
  ): Promise<Float32Array> {
    const [frames, source, style, mean, variance] = this.window.inputNames
    const width = to - from + 2 * CONTEXT_FRAMES
    const { audio } = await this.window.run({
      [frames!]: new ort.Tensor('float32', framesAround(utterance, from - CONTEXT_FRAMES, width), [
        1,
        CHANNELS,
        width,
      ]),
      [source!]: new ort.Tensor('float32', sourceAround(utterance, from - CONTEXT_FRAMES, width), [
        1,
        width * FRAME_SAMPLES,
      ]),
      [style!]: new ort.Tensor('float32', utterance.style, [1, utterance.style.length]),
      [mean!]: new ort.Tensor('float32', norms.mean, [norms.mean.length]),
      [variance!]: new ort.Tensor('float32', norms.variance, [norms.variance.length]),
    })
    return audio!.data as Float32Array
  }

  /** 24 kHz sound of all of it; the part for that is opened when it is first needed. */
  async soundWhole({ frames, source, style, frameCount }: LaidOut): Promise<Float32Array> {
    this.whole ??= this.openWhole()
    const whole = await this.whole
    const [framesName, sourceName, styleName] = whole.inputNames
    const { audio } = await whole.run({
      [framesName!]: new ort.Tensor('float32', frames, [1, CHANNELS, frameCount]),
      [sourceName!]: new ort.Tensor('float32', source, [1, source.length]),
      [styleName!]: new ort.Tensor('float32', style, [1, style.length]),
    })
    return audio!.data as Float32Array
  }
}

/** [512, width] from frame `from` on; past the ends, the first and the last frame are repeated. */
function framesAround({ frames, frameCount }: LaidOut, from: number, width: number): Float32Array {
  const around = new Float32Array(CHANNELS * width)
  for (let at = 0; at < width; at++) {
    const frame = Math.min(frameCount - 1, Math.max(0, from + at))
    for (let channel = 0; channel < CHANNELS; channel++)
      around[channel * width + at] = frames[channel * frameCount + frame]!
  }
  return around
}

/** The same of the source. Past the ends it is mirrored: its phase is not defined where it is constant. */
function sourceAround({ source }: LaidOut, from: number, width: number): Float32Array {
  const start = from * FRAME_SAMPLES
  const end = start + width * FRAME_SAMPLES
  if (start >= 0 && end <= source.length) return source.slice(start, end)
  const last = source.length - 1
  return Float32Array.from({ length: end - start }, (_, at) => {
    const sample = Math.abs(start + at)
    return source[sample > last ? Math.max(0, 2 * last - sample) : sample]!
  })
}
