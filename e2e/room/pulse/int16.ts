// Samples as PulseAudio's clients take them.

/** Signed 16-bit little-endian; louder than ±1 is cut. */
export function toInt16Bytes(pcm: Float32Array): Buffer {
  const bytes = Buffer.alloc(pcm.length * 2)
  for (let i = 0; i < pcm.length; i++) {
    const cut = Math.max(-32_768, Math.min(32_767, Math.round(pcm[i]! * 32_768)))
    bytes.writeInt16LE(cut, i * 2)
  }
  return bytes
}
