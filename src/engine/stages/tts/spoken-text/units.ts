// Units after a number: `120 km/h` → `120 kilometers per hour`. The phonemizer spells them: "kay em slash aitch".
import { applyRules, type Rule } from './rule.ts'

/** symbol: [one, many]. A symbol that is a word of its own (in, a, as) is not here. */
const UNITS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  nm: plural('nanometer'),
  µm: plural('micrometer'),
  mm: plural('millimeter'),
  cm: plural('centimeter'),
  m: plural('meter'),
  km: plural('kilometer'),
  ft: ['foot', 'feet'],
  yd: plural('yard'),
  mi: plural('mile'),
  ha: plural('hectare'),
  ml: plural('milliliter'),
  mL: plural('milliliter'),
  cl: plural('centiliter'),
  dl: plural('deciliter'),
  l: plural('liter'),
  L: plural('liter'),
  gal: plural('gallon'),
  tbsp: plural('tablespoon'),
  tsp: plural('teaspoon'),
  µg: plural('microgram'),
  mg: plural('milligram'),
  g: plural('gram'),
  kg: plural('kilogram'),
  lb: plural('pound'),
  lbs: plural('pound'),
  oz: plural('ounce'),
  ns: plural('nanosecond'),
  µs: plural('microsecond'),
  ms: plural('millisecond'),
  s: plural('second'),
  sec: plural('second'),
  min: plural('minute'),
  mins: plural('minute'),
  h: plural('hour'),
  hr: plural('hour'),
  hrs: plural('hour'),
  kB: plural('kilobyte'),
  KB: plural('kilobyte'),
  MB: plural('megabyte'),
  GB: plural('gigabyte'),
  TB: plural('terabyte'),
  Mbps: ['megabit per second', 'megabits per second'],
  Gbps: ['gigabit per second', 'gigabits per second'],
  mph: ['mile per hour', 'miles per hour'],
  kph: ['kilometer per hour', 'kilometers per hour'],
  Hz: ['hertz', 'hertz'],
  kHz: ['kilohertz', 'kilohertz'],
  MHz: ['megahertz', 'megahertz'],
  GHz: ['gigahertz', 'gigahertz'],
  mV: plural('millivolt'),
  V: plural('volt'),
  kV: plural('kilovolt'),
  mA: plural('milliampere'),
  mAh: plural('milliampere hour'),
  W: plural('watt'),
  kW: plural('kilowatt'),
  MW: plural('megawatt'),
  GW: plural('gigawatt'),
  kWh: plural('kilowatt hour'),
  dB: plural('decibel'),
  hPa: plural('hectopascal'),
  kPa: plural('kilopascal'),
  J: plural('joule'),
  kJ: plural('kilojoule'),
  cal: plural('calorie'),
  kcal: plural('kilocalorie'),
  '°C': ['degree Celsius', 'degrees Celsius'],
  '°F': ['degree Fahrenheit', 'degrees Fahrenheit'],
  '°': plural('degree'),
}

const POWERS: Readonly<Record<string, string>> = {
  '2': 'square ',
  '²': 'square ',
  '3': 'cubic ',
  '³': 'cubic ',
}

const SYMBOL = Object.keys(UNITS)
  .sort((a, b) => b.length - a.length) // the longest first, so that km is not read as k and m
  .join('|')
const UNIT = `(${SYMBOL})(?:\\^?([23²³]))?(?:\\/(${SYMBOL})(?:\\^?([23²³]))?)?`
const NUMBER = String.raw`(?<![\p{L}\d.,$£€¥₹])(\d+(?:,\d{3})*(?:\.\d+)?|\d*½)`

/** Symbols that mean something else right behind a digit: `90s`, `2h`, `1l`. */
const NEEDS_SPACE = new Set(['s', 'h', 'l', 'L', 'J'])

const RULES: readonly Rule[] = [
  [/μ/gu, 'µ'], // the Greek letter and the sign look the same
  [/(\d)\s*º\s*(?=[CF]\b)/gu, '$1°'],
  [new RegExp(`${NUMBER}(\\s*)${UNIT}(?![\\p{L}\\d'’/])`, 'gu'), measured],
  [/(\d+)'\s?(\d{1,2})(?:"|''|”)/gu, '$1 foot $2'],
]

/** Writes out the units of measures in `text`. */
export function speakUnits(text: string): string {
  return applyRules(text, RULES)
}

function measured(
  whole: string,
  number: string,
  space: string,
  unit: string,
  power: string | undefined,
  per: string | undefined,
  perPower: string | undefined,
): string {
  const names = UNITS[unit]
  if (!names || (space === '' && NEEDS_SPACE.has(unit))) return whole
  const name = number === '1' || number === '½' ? names[0] : names[1]
  const divisor =
    per === undefined ? '' : ` per ${UNITS[per]?.[0] ?? per}${perPower ? ' squared' : ''}`
  return `${number} ${power ? (POWERS[power] ?? '') : ''}${name}${divisor}`
}

function plural(name: string): readonly [string, string] {
  return [name, `${name}s`]
}
