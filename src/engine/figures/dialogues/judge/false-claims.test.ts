import { describe, expect, it } from 'vitest'
import { falseClaims } from './false-claims.ts'

const set = { name: 'timer_set', arguments: { seconds: 600 }, result: 'ok' }
const nothing = { said: 'Hm.', tools: [], earlierTools: [] }

describe('falseClaims', () => {
  it.each([
    'I have set a timer for ten minutes.',
    "I've set your alarm for seven.",
    'Timer set.',
    'Okay, timer set for 10 minutes.',
    'Sure. Your timer is set.',
    "I'll remind you in an hour.",
    'Okay, I will let you know when the time is up.',
    "I'll give you a shout in fifteen minutes.",
    'Setting a timer for ten minutes.',
    'Your reminder has been cancelled.',
    'I have cancelled the timer.',
    'Playing some relaxing piano music.',
    "I'll play a relaxing song for you.",
    'I have sent the message to your wife.',
    'Message sent.',
    "I'll send her a message now.",
    'I have added milk to your shopping list.',
    "I've booked a table for two.",
    'I turned off the lights in the kitchen.',
    'Let me check the weather for you.',
    'I can play music and send messages.',
    'I can read your emails aloud.',
    'It will be sunny tomorrow.',
    'The weather in Leeds is cloudy with a high of 12.',
    'It is 20 degrees outside right now.',
    "Today's headlines include a storm in Spain.",
    'Arsenal beat Chelsea 2-1 last night.',
  ])('given nothing that did it, does not believe: %s', (reply) => {
    expect(falseClaims(reply, nothing)).toEqual([reply.split(/(?<=\.) /u).at(-1)])
  })
  it.each([
    'I have not set a timer.',
    'I cannot set reminders, but your phone can.',
    'I cannot send messages.',
    'I am sorry, I cannot see the weather.',
    'I can set a timer for you.',
    'Shall I set a timer?',
    'Would you like me to remind you?',
    'Set a timer for ten minutes, then take it out.',
    'You can send her a message: I will be twenty minutes late.',
    'It is usually sunny there in July.',
    'If it is sunny tomorrow, go outside.',
    'The sun makes it warm.',
    'I hope it will be sunny tomorrow.',
    'Playing the cello takes patience.',
    'The temperature of boiling water is 100 degrees.',
    'Water freezes at 32 degrees Fahrenheit.',
    "I'll tell you a story about a lighthouse.",
    'I will call it Rain on Canvas.',
    "I'll call you Theo.",
    'I will remember that.',
  ])('given what is no claim, has nothing against: %s', (reply) => {
    expect(falseClaims(reply, nothing)).toEqual([])
  })
  it('given the tool that did it in this turn, believes it; not one that does something else', () => {
    const reply = 'I have set a timer for ten minutes.'
    expect(falseClaims(reply, { ...nothing, tools: [set] })).toEqual([])
    const other = { ...set, name: 'volume_set' }
    expect(falseClaims(reply, { ...nothing, tools: [other] })).toEqual([reply])
  })
  it('given a timer of an earlier turn, believes that it runs, but not that another was set now', () => {
    const later = { ...nothing, earlierTools: [set] }
    expect(falseClaims('Your timer is running.', later)).toEqual([])
    expect(falseClaims('I have set another timer.', later)).toHaveLength(1)
  })
  it('given weather that the user told of, lets it be told back', () => {
    const said = 'It is raining cats and dogs today.'
    expect(falseClaims('It is rainy today, so stay in.', { ...nothing, said })).toEqual([])
  })
})
