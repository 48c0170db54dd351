// IEEE 754 binary16, which neither Node 20 nor DataView knows.

const floats = new Float32Array(1)
const bits = new Uint32Array(floats.buffer)

/** Value of every half-float bit pattern: a look-up is many times faster than doing the sum each time. */
const valueOfHalf = Float32Array.from({ length: 65_536 }, (_, half) => {
  const sign = half & 0x8000 ? -1 : 1
  const exponent = (half >> 10) & 0x1f
  const fraction = half & 0x3ff
  if (exponent === 0x1f) return fraction ? NaN : sign * Infinity
  return exponent === 0
    ? sign * fraction * 2 ** -24
    : sign * (1 + fraction / 1024) * 2 ** (exponent - 15)
})

/** The number that the 16 bits of `half` stand for. */
export function fromHalf(half: number): number {
  return valueOfHalf[half]!
}

/** The nearest half float's 16 bits, ties to even; what is too large becomes infinity. */
export function toHalf(value: number): number {
  floats[0] = value
  const single = bits[0]!
  const sign = (single >>> 16) & 0x8000
  const magnitude = single & 0x7fff_ffff
  if (magnitude > 0x7f80_0000) return sign | 0x7e00 // not a number
  if (magnitude >= 0x4780_0000) return sign | 0x7c00
  if (magnitude < 0x3880_0000) {
    // Below 2^-14: a subnormal half counts units of 2^-24.
    return sign | roundToEven(Math.abs(floats[0]) * 2 ** 24)
  }
  const rebased = magnitude - ((127 - 15) << 23)
  // Adding just under half a unit, plus the last kept bit, rounds to even and carries into the exponent by itself.
  return sign | ((rebased + 0xfff + ((rebased >>> 13) & 1)) >>> 13)
}

function roundToEven(value: number): number {
  const floor = Math.floor(value)
  const rest = value - floor
  if (rest !== 0.5) return Math.round(value)
  return floor % 2 === 0 ? floor : floor + 1
}
