// Hand-made WAV files of every shape, right and wrong: for tests.

interface WavShape {
  formatTag?: number
  channels?: number
  sampleRateHz?: number
  bits?: number
  /** Interleaved samples, already as bytes. */
  data?: Uint8Array
  /** What the headers promise, where it is not the truth. */
  promisedDataBytes?: number
  promisedRiffBytes?: number
  /** The plain tag inside WAVE_FORMAT_EXTENSIBLE. */
  subFormat?: number
  before?: Uint8Array[]
  after?: Uint8Array[]
}

export function wavBytes(shape: WavShape): Uint8Array {
  const { formatTag = 1, channels = 1, sampleRateHz = 16_000, bits = 16 } = shape
  const data = shape.data ?? new Uint8Array(0)
  const frameBytes = (channels * bits) / 8
  const format = Buffer.alloc(shape.subFormat === undefined ? 16 : 40)
  format.writeUInt16LE(shape.subFormat === undefined ? formatTag : 0xfffe, 0)
  format.writeUInt16LE(channels, 2)
  format.writeUInt32LE(sampleRateHz, 4)
  format.writeUInt32LE(sampleRateHz * frameBytes, 8)
  format.writeUInt16LE(frameBytes, 12)
  format.writeUInt16LE(bits, 14)
  if (shape.subFormat !== undefined) {
    format.writeUInt16LE(22, 16)
    format.writeUInt16LE(bits, 18)
    format.writeUInt16LE(shape.subFormat, 24)
    Buffer.from('000000001000800000aa00389b71', 'hex').copy(format, 26)
  }
  const body = Buffer.concat([
    Buffer.from('WAVE'),
    ...(shape.before ?? []),
    chunk('fmt ', format),
    chunk('data', data, shape.promisedDataBytes),
    ...(shape.after ?? []),
  ])
  return chunk('RIFF', body, shape.promisedRiffBytes)
}

export function chunk(id: string, content: Uint8Array, promisedBytes = content.length): Buffer {
  const header = Buffer.alloc(8)
  header.write(id, 'ascii')
  header.writeUInt32LE(promisedBytes >>> 0, 4)
  return Buffer.concat([header, content, Buffer.alloc(content.length & 1)])
}

export function int16Bytes(samples: readonly number[]): Uint8Array {
  const bytes = Buffer.alloc(samples.length * 2)
  samples.forEach((sample, i) => bytes.writeInt16LE(sample, i * 2))
  return bytes
}

export function floatBytes(samples: readonly number[], bits: 32 | 64): Uint8Array {
  const array = bits === 32 ? Float32Array.from(samples) : Float64Array.from(samples)
  return new Uint8Array(array.buffer)
}

/** A sine of `frequencyHz`, mono. */
export function sine(
  frequencyHz: number,
  { sampleRateHz, lengthMs, gain = 0.5 }: { sampleRateHz: number; lengthMs: number; gain?: number },
): Float32Array {
  return Float32Array.from(
    { length: Math.round((lengthMs * sampleRateHz) / 1000) },
    (_, i) => gain * Math.sin((2 * Math.PI * frequencyHz * i) / sampleRateHz),
  )
}
