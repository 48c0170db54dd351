import { expect, it } from 'vitest'
import { sessionRoom, silence, speech } from '../testing/fake-session-room.ts'
import { ASK_AGAIN, isUnclear } from './unclear.ts'

const GARBLED = 'White us Brent do rise.'

it.each([
  ['few words', 'it half', -1.3, 'en'],
  ['many words', `${'and so '.repeat(11)}on.`, -0.9, 'en'],
  ['another language', GARBLED, -0.9, 'es'],
  ['words that are sure enough', 'Do you need the internet for this?', -0.6, 'en'],
  ['a build that does not tell', GARBLED, undefined, 'en'],
])('given %s, takes them as they are', (_, text, sure, language) => {
  const told = sure === undefined ? {} : { meanLogProbability: sure }
  expect(isUnclear({ text, language, ...told })).toBe(false)
})

it('given words that recognition does not believe, asks for them once, and then answers as well as may be', async () => {
  const { hear, state, summaries, asked } = sessionRoom()
  Object.assign(state, { transcript: GARBLED, meanLogProbability: -1 })
  await hear(speech + silence(6000))
  expect(summaries()).toMatchObject([{ transcript: GARBLED, reply: ASK_AGAIN }])
  expect(asked).toHaveLength(0)
  await hear(speech + silence(6000))
  expect(summaries()[1]).toMatchObject({ reply: state.reply })
})
