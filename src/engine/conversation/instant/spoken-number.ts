// Numbers as a voice says them best: whole ones in digits, decimals short, huge ones by their scale.

const SCALES = ['quadrillion', 'quintillion', 'sextillion', 'septillion', 'octillion', 'nonillion']
/** From here on a double no longer holds every whole number. */
const HUGE = 1e15

export interface SpokenNumber {
  /** "1,234", "minus 5", "0.67". */
  text: string
  /** Whether digits were left out. */
  isRounded: boolean
}

/**
 * Rounds to `decimals` behind the point, or to two significant digits where the number is smaller than that shows.
 * @returns undefined for what is too large to say (from 10³³ on) and for what is no number
 */
export function spokenNumber(value: number, decimals = 2): SpokenNumber | undefined {
  const size = Math.abs(value)
  if (!Number.isFinite(value) || size >= 1e33) return undefined
  const sign = value < 0 ? 'minus ' : ''
  if (size >= HUGE) {
    const step = Math.floor(Math.log10(size) / 3) - 5
    const count = size / 10 ** (15 + step * 3)
    const text = `${sign}${round(count, 2)} ${SCALES[step]}`
    return { text, isRounded: Math.abs(count - round(count, 2)) > 1e-12 }
  }
  // Sums of decimals are off by some 1e-16 (0.1 + 0.2).
  const clean = Number.isInteger(size) ? size : Number(size.toPrecision(14))
  const places = clean > 0 && clean < 0.1 ? 1 - Math.floor(Math.log10(clean)) : decimals
  if (places > 20) return undefined
  const rounded = round(clean, places)
  const text = rounded.toLocaleString('en-US', { maximumFractionDigits: 20 })
  return { text: rounded === 0 ? '0' : sign + text, isRounded: rounded !== clean }
}

/** "about " where digits were left out. */
export function about({ text, isRounded }: SpokenNumber): string {
  return isRounded ? `about ${text}` : text
}

function round(value: number, places: number): number {
  return places > 15 ? Number(value.toPrecision(2)) : Number(value.toFixed(places))
}
