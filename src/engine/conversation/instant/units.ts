// Units of measure by their spoken names and the abbreviations whisper writes.

export interface Unit {
  one: string
  many: string
  measures: string
  /** How many of the base unit one is; temperatures also have where their zero lies. */
  size: number
  zeroAt?: number
  /** Smaller than its British namesake. */
  isAmerican: boolean
}

/** Names of one unit: singular, plural, then others. */
type Row = [names: string, size: number, zeroAt?: number]

const ROWS: Record<string, Row[]> = {
  length: [
    ['millimetre millimetres millimeter millimeters mm', 0.001],
    ['centimetre centimetres centimeter centimeters cm', 0.01],
    ['metre metres meter meters m', 1],
    ['kilometre kilometres kilometer kilometers km kms k', 1000],
    ['inch inches', 0.0254],
    ['foot feet ft', 0.3048],
    ['yard yards yd', 0.9144],
    ['mile miles', 1609.344],
    ['nautical_mile nautical_miles', 1852],
  ],
  mass: [
    ['milligram milligrams mg', 1e-6],
    ['gram grams gramme grammes g', 0.001],
    ['kilogram kilograms kilo kilos kg kgs', 1],
    ['tonne tonnes metric_ton metric_tons', 1000],
    ['ounce ounces oz', 0.028349523125],
    ['pound pounds lb lbs', 0.45359237],
    ['stone stones', 6.35029318],
  ],
  'american volume': [
    ['teaspoon teaspoons tsp', 0.00492892159375],
    ['tablespoon tablespoons tbsp', 0.01478676478125],
    ['fluid_ounce fluid_ounces fl_oz ounce ounces oz', 0.0295735295625],
    ['cup cups', 0.2365882365],
    ['pint pints', 0.473176473],
    ['quart quarts', 0.946352946],
    ['gallon gallons', 3.785411784],
  ],
  volume: [
    ['millilitre millilitres milliliter milliliters ml', 0.001],
    ['centilitre centilitres centiliter centiliters cl', 0.01],
    ['litre litres liter liters', 1],
  ],
  temperature: [
    ['degree_Celsius degrees_Celsius celsius centigrade degrees_centigrade degrees_c c', 1, 0],
    ['degree_Fahrenheit degrees_Fahrenheit fahrenheit degrees_f f', 5 / 9, -160 / 9],
    ['kelvin kelvin kelvins degrees_kelvin', 1, -273.15],
  ],
  speed: [
    ['metre_per_second metres_per_second meter_per_second meters_per_second mps', 1],
    [
      'kilometre_per_hour kilometres_per_hour kilometer_per_hour kilometers_per_hour kilometres_an_hour kilometers_an_hour kph kmh',
      1 / 3.6,
    ],
    ['mile_per_hour miles_per_hour miles_an_hour mph', 0.44704],
    ['knot knots', 1852 / 3600],
  ],
  time: [
    ['millisecond milliseconds', 0.001],
    ['second seconds sec secs', 1],
    ['minute minutes min mins', 60],
    ['hour hours hr hrs', 3600],
    ['day days', 86_400],
    ['week weeks', 604_800],
    ['leap_year leap_years', 366 * 86_400],
    ['year years', 365 * 86_400],
  ],
  calendar: [
    ['month months', 1],
    ['year years', 12],
    ['decade decades', 120],
    ['century centuries', 1200],
    ['millennium millennia', 12_000],
  ],
  area: [
    ['square_metre square_metres square_meter square_meters', 1],
    ['square_kilometre square_kilometres square_kilometer square_kilometers', 1e6],
    ['square_foot square_feet', 0.09290304],
    ['square_mile square_miles', 2_589_988.110336],
    ['acre acres', 4046.8564224],
    ['hectare hectares', 10_000],
  ],
  data: [
    ['bit bits', 1 / 8],
    ['byte bytes', 1],
    ['kilobyte kilobytes kb', 1e3],
    ['megabyte megabytes mb megs', 1e6],
    ['gigabyte gigabytes gb gigs', 1e9],
    ['terabyte terabytes tb', 1e12],
    ['petabyte petabytes', 1e15],
  ],
}

/** Spoken name, in words, to the units it may mean: an ounce weighs, or is of a fluid. */
export const UNITS: ReadonlyMap<string, readonly Unit[]> = unitsByName()

function unitsByName(): Map<string, Unit[]> {
  const found = new Map<string, Unit[]>()
  for (const [group, rows] of Object.entries(ROWS)) {
    const measures = group.replace('american ', '')
    const isAmerican = group !== measures
    for (const [names, size, zeroAt] of rows) {
      const [one = '', many = '', ...others] = names.split(' ').map(spaced)
      const unit: Unit = { one, many, measures, size, isAmerican }
      if (zeroAt !== undefined) unit.zeroAt = zeroAt
      for (const name of new Set([one, many, ...others].map((any) => any.toLowerCase())))
        found.set(name, [...(found.get(name) ?? []), unit])
    }
  }
  return found
}

function spaced(name: string): string {
  return name.replace(/_/g, ' ')
}
