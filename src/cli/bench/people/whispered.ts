// Speech without its voice: the mouth's filter as it was, the breath in place of the vocal cords.

const FRAME_SAMPLES = 320
const HOP_SAMPLES = 160
/** At 16 kHz: two coefficients per kilohertz and some for the lips. */
const ORDER = 18

/**
 * Linear prediction (autocorrelation method; Makhoul, "Linear prediction: a tutorial review", 1975): each 20 ms are
 * filtered anew from noise of the residual's energy.
 * @param speech mono 16 kHz @param random −1…1
 */
export function whispered(speech: Float32Array, random: () => number): Float32Array {
  const out = new Float32Array(speech.length)
  const window = Float64Array.from(
    { length: FRAME_SAMPLES },
    (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (i + 0.5)) / FRAME_SAMPLES),
  )
  for (let from = 0; from + FRAME_SAMPLES <= speech.length; from += HOP_SAMPLES) {
    const frame = window.map((weight, i) => weight * speech[from + i]!)
    const { coefficients, error } = predict(frame)
    const breath = Math.sqrt((3 * error) / FRAME_SAMPLES)
    const past = new Float64Array(FRAME_SAMPLES + ORDER)
    for (let i = 0; i < FRAME_SAMPLES; i++) {
      let sample = breath * random()
      for (let k = 1; k <= ORDER; k++) sample -= coefficients[k]! * past[ORDER + i - k]!
      past[ORDER + i] = sample
      out[from + i]! += window[i]! * sample
    }
  }
  return out
}

/** Levinson and Durbin's recursion. */
function predict(frame: Float64Array): { coefficients: Float64Array; error: number } {
  const correlation = Array.from({ length: ORDER + 1 }, (_, lag) => {
    let sum = lag === 0 ? 1e-9 : 0
    for (let i = lag; i < frame.length; i++) sum += frame[i]! * frame[i - lag]!
    return sum
  })
  let coefficients = new Float64Array(ORDER + 1)
  coefficients[0] = 1
  let error = correlation[0]!
  for (let order = 1; order <= ORDER; order++) {
    let sum = 0
    for (let k = 0; k < order; k++) sum += coefficients[k]! * correlation[order - k]!
    const reflection = -sum / error
    const next = coefficients.slice()
    for (let k = 1; k <= order; k++)
      next[k] = coefficients[k]! + reflection * coefficients[order - k]!
    coefficients = next
    error *= 1 - reflection * reflection
  }
  return { coefficients, error }
}
