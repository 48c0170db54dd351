import { describe, expect, it } from 'vitest'
import { answerConversion } from './conversion-answer.ts'
import { plainWords } from './utterance.ts'

const said = (transcript: string, locale = 'en'): string | undefined =>
  answerConversion(plainWords(transcript), {
    now: new Date(0),
    timers: [],
    reminders: [],
    locale,
  })?.reply

describe('answerConversion', () => {
  it.each([
    ['How many ounces in a pound?', '16 ounces.'],
    ['How many ounces are in a cup?', '8 fluid ounces.'],
    ['How many feet are there in a mile?', '5,280 feet.'],
    ['How many inches are there in six feet?', '72 inches.'],
    ['Convert 5 miles to kilometres.', 'About 8 kilometres.'],
    ['Can you convert five kilometers into miles, please?', 'About 3.1 miles.'],
    ['What is 100 fahrenheit in celsius?', 'About 37.8 degrees Celsius.'],
    ['What is 100°F in Celsius?', 'About 37.8 degrees Celsius.'],
    ['What is 212 degrees Fahrenheit in degrees Celsius?', '100 degrees Celsius.'],
    ['Convert minus 40 Celsius to Fahrenheit.', 'Minus 40 degrees Fahrenheit.'],
    ['What is 0 degrees C in kelvin?', 'About 273 kelvin.'],
    ['How many grams are in a kilogram?', '1,000 grams.'],
    ['How many kilos is ten pounds?', 'About 4.5 kilograms.'],
    ['How many pounds is 12 stone?', '168 pounds.'],
    ['How many litres are in a gallon?', 'About 3.8 litres.'],
    ['How many teaspoons are in a tablespoon?', '3 teaspoons.'],
    ['How many cups are in a quart?', '4 cups.'],
    ['What is 60 mph in km/h?', 'About 96.6 kilometres per hour.'],
    ['What is 100 kilometers per hour in miles per hour?', 'About 62.1 miles per hour.'],
    ['How many minutes are there in an hour?', '60 minutes.'],
    ['How many minutes is an hour and a half?', '90 minutes.'],
    ['How many seconds are in half an hour?', '1,800 seconds.'],
    ['How many hours are there in one day?', '24 hours.'],
    ['How many hours does a day have?', '24 hours.'],
    ['How many days are there in a week?', '7 days.'],
    ['How many days are there in a leap year?', '366 days.'],
    ['How many weeks are there in a year?', 'About 52 weeks.'],
    ['How many months are in one year?', '12 months.'],
    ['A year has how many days?', '365 days.'],
    ['How many years are in a century?', '100 years.'],
    ['How many square feet are in an acre?', '43,560 square feet.'],
    ['How many bits are in a byte?', '8 bits.'],
    ['How many megabytes are in a gigabyte?', '1,000 megabytes, counting by thousands.'],
    ['What is 6 feet 2 inches in centimetres?', 'About 188 centimetres.'],
    ['How long is half a mile in metres?', 'About 805 metres.'],
    ['What is two and a half miles in yards?', '4,400 yards.'],
    ['Tell me what 10 miles is in kilometers.', 'About 16.1 kilometres.'],
    ['5km in miles', 'About 3.1 miles.'],
    ['How many centimetres are in an inch?', '2.54 centimetres.'],
    ['How many feet are in a yard?', '3 feet.'],
    ['How many inches are in a foot?', '12 inches.'],
    ['What is one metre in centimetres?', '100 centimetres.'],
    ['What is 12 inches in feet?', '1 foot.'],
  ])('given "%s", says %s', (transcript, reply) => expect(said(transcript)).toBe(reply))

  it.each([
    ...['How many ounces of gold are in Fort Knox?', 'How many feet does a spider have?'],
    ...[
      'How many days are in February?',
      'How many weeks are in a month?',
      'How many hours in 2 years?',
    ],
    ...[
      'What is a foot in poetry?',
      'What is a pound in dollars?',
      'What is 100 degrees in Celsius?',
    ],
    ...[
      'How many grams are in a litre?',
      'How many pounds are in a ton?',
      'How many miles to London?',
    ],
    ...[
      'How many seconds are there?',
      'How many yards are in a football field?',
      'Convert miles to kilometres.',
    ],
    ...[
      'How many cups of flour are in a pound?',
      'How many days until Christmas?',
      'A mile in her shoes.',
    ],
    ...[
      'How long is a minute?',
      'What is a light year in kilometres?',
      'How many minutes are in a football match?',
    ],
    ...[
      'How many hours a day should I sleep?',
      'Go forward ten metres.',
      'Four hours of steady work faced us.',
    ],
    ...[
      'Why are there 60 minutes in an hour?',
      'How many feet are in a foot?',
      'How heavy is a stone?',
    ],
    ...[
      'What is minus 300 Celsius in Fahrenheit?',
      'Convert minus 5 miles to feet.',
      'How many years is a day on Venus?',
    ],
    ...[
      'Who decided how many inches are in a foot?',
      'How many inches are in a foot and why?',
      'What is a c in f?',
    ],
  ])('given "%s", leaves it to the model', (transcript) => expect(said(transcript)).toBeUndefined())

  it('given an American locale, spells as there', () =>
    expect(said('Convert 5 miles to kilometers.', 'en-US')).toBe('About 8 kilometers.'))
  it('given a British locale, leaves pints and gallons, which are larger there, to the model', () => {
    expect(said('How many litres are in a gallon?', 'en-GB')).toBeUndefined()
    expect(said('How many ounces are in a pound?', 'en-GB')).toBe('16 ounces.')
  })
})
