import { expect, it } from 'vitest'
import { forEspeak } from './for-espeak.ts'

it.each([
  ['at 10:30, 5:05 and 8:00', "at 10 30, 5 oh 5 and 8 o'clock"],
  ['3.14, .5 and 1,234.5', '3 point 1 4,  point 5 and 1234 point 5'],
  ['in 1969, 1905, 1800 and 2024', 'in 19 69, 19 oh 5, 18 hundred and 20 24'],
  ['2000, 2005, the 1990s and the 1800s', '2000, 2005, the 19 90s and the 18 hundreds'],
  ['1,969 people, 12345 and 2500', '1969 people, 12345 and 2500'],
  ['1,234,567 of them', '1234567 of them'],
  ['3-4 days, 1940-1945', '3 to 4 days, 19 40 to 19 45'],
  ['a version 1.2.3, Genesis 1:1', 'a version 1.2.3, Genesis 1 1'],
  ['one, 2, 3', 'one, 2, 3'],
  ['Dr. Lee, Mr. and Mrs. Fox', 'Doctor Lee, Mister and Mrs Fox'],
  ['The U.S. is large, as is the U.K.', 'The U-S- is large, as is the U-K-.'],
  ['at 7 p.m. on', 'at 7 p-m- on'],
  ['TVs, IDs and gas', "TV's, ID's and gas"],
  ['Yeah, ‘well’ “so”', "ye'a, 'well' \"so\""],
  ['是。Really？', '是. Really? '],
])('given %s, writes it as it is said', (written, spoken) => {
  expect(forEspeak(written)).toBe(spoken)
})
