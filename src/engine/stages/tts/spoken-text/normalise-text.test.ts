import { describe, expect, it } from 'vitest'
import { normaliseText } from './normalise-text.ts'

/** [written, for the ear]: each was read wrongly without, compared by espeak-ng's phonemes. */
const CASES: Readonly<Record<string, readonly (readonly [written: string, spoken: string])[]>> = {
  units: [
    [
      'It is 20°C, not −5 °C or 72°F.',
      'It is 20 degrees Celsius, not -5 degrees Celsius or 72 degrees Fahrenheit.',
    ],
    ['Turn 90° left.', 'Turn 90 degrees left.'],
    ['120 km/h and 60 mph', '120 kilometers per hour and 60 miles per hour'],
    ['1 km, 1.5 kg and 500g', '1 kilometer, 1.5 kilograms and 500 grams'],
    ['30 m² or 2 km2', '30 square meters or 2 square kilometers'],
    ['9.8 m/s²', '9.8 meters per second squared'],
    ['16 GB at 8 GB/s', '16 gigabytes at 8 gigabytes per second'],
    ['5\'10" tall', '5 foot 10 tall'],
  ],
  'dates and times': [
    ['On 2024-03-15 and 3/5/2024.', 'On March 15th, 2024 and March 5th, 2024.'],
    ['On 31/12/2024.', 'On December 31st, 2024.'],
    ['July 4, 1776 and Jan. 5', 'July 4th, 1776 and January 5th'],
    ['on 4 July 1776 and the 4th of July', 'on the 4th of July 1776 and the 4th of July'],
    ['15:45, 00:15 and 13:00-14:00', '3:45 PM, 12:15 AM and 1 PM to 2 PM'],
    ['3:30pm and 12:00 AM', '3:30 pm and 12 AM'],
  ],
  'money and numbers': [
    [
      '$5, $1, $5.50, $0.99 and $1,234.56',
      '5 dollars, 1 dollar, 5 dollars and 50 cents, 99 cents and 1,234 dollars and 56 cents',
    ],
    ['€20, 20 €, €1.01 and £0.01', '20 euros, 20 euros, 1 euro and 1 cent and 1 penny'],
    [
      '$100k, $3bn and $2.5 million',
      '100 thousand dollars, 3 billion dollars and 2.5 million dollars',
    ],
    ['100k users', '100 thousand users'],
    ['call 911 or 555-1234', 'call 9 1 1 or 555-1234'],
    ['dial 555-1234 or 212-555-0100', 'dial 5 5 5, 1 2 3 4 or 2 1 2, 5 5 5, 0 1 0 0'],
    ['#1 and No. 5', 'number 1 and number 5'],
  ],
  'fractions and ranges': [
    [
      '1/2 cup, 3/4 cup, 1½ cups, 1 1/2 cups',
      'one half cup, 3 quarters cup, 1 and ½ cups, 1 and one half cups',
    ],
    ['24/7', '24 7'],
    ['5–10 minutes, 90%–95%', '5 to 10 minutes, 90% to 95%'],
    ['10 - 15 minutes', '10 to 15 minutes'],
    ['a ratio of 3:1', 'a ratio of 3 to 1'],
  ],
  arithmetic: [
    ['10 - 3 = 7', '10 minus 3 = 7'],
    ['5 - 8 = -3', '5 minus 8 = -3'],
    ['7 * 8 = 56 and 3 x 4', '7 times 8 = 56 and 3 times 4'],
    ['10 / 2 = 5', '10 divided by 2 = 5'],
    ['x² + 2^10', 'x squared + 2 to the power of 10'],
    ['~50, ≈ 3.14, 5 > 3', 'about 50, about 3.14, 5 greater than 3'],
  ],
  'abbreviations and names': [
    [
      'fruit, e.g. apples, i.e. food, etc.',
      'fruit, for example, apples, that is, food, et cetera.',
    ],
    [
      'Prof. Lee vs. St. Peter on Main St. today',
      'Professor Lee versus Saint Peter on Main Street today',
    ],
    ['World War II, Chapter IV, Henry VIII', 'World War 2, Chapter 4, Henry the 8th'],
    ['CO₂ and H₂O', 'C O 2 and H2O'],
    ['C++ and C#', 'C plus plus and C sharp'],
    [
      'joe@example.com, https://www.example.com/page',
      'joe at example dot com, example dot com slash page',
    ],
    ['Node.js', 'Node dot js'],
  ],
  'marks of writing': [
    ['**bold**, _soft_ and `code`', 'bold, soft and code'],
    ['snake_case | → it', 'snake case it'],
    ['# Title\n- one\n- two', 'Title. one. two'],
    ['Paris - the capital - is big.', 'Paris — the capital — is big.'],
    ['and/or, he/she, TCP/IP', 'and or, he or she, TCP IP'],
    ['Hello 😀 world', 'Hello world'],
  ],
}

describe('normaliseText', () => {
  for (const [kind, cases] of Object.entries(CASES)) {
    it.each(cases)(`given ${kind}: %s`, (written, spoken) =>
      expect(normaliseText(written)).toBe(spoken),
    )
  }

  it.each([
    'The capital of France is Paris.',
    'In the 90s, in 1999 and at 10:30, 25% of 1,234,567 people.',
    'The 1st, 2nd and 21st; 3.14 and -5.',
    'The U.S., the U.K., NASA and the FBI.',
    'Dr. Smith met Mr. Jones.',
    'Malcolm X and I saw option 5 A, in a 3D 4K film.',
    'Is it 5? No. 6 it is.',
    'Salt & pepper: 2 + 2 = 4.',
    'Well-known facts, 3-4 days, a 5k run, Genesis 1:1.',
    'You asked 5 people in 7 places at 3 in the morning.',
  ])('given what the phonemizer reads well, leaves it: %s', (text) =>
    expect(normaliseText(text)).toBe(text),
  )
})
