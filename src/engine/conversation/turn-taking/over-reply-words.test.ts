import { describe, expect, it } from 'vitest'
import { isOwnEcho, overReplyWords } from './over-reply-words.ts'

const SAID = 'The tides come from the pull of the moon on the water of the sea.'

const words = (text: string, meanLogProbability?: number): string =>
  overReplyWords({ text, meanLogProbability }, SAID)

describe('overReplyWords', () => {
  it.each([
    'Mm-hmm.',
    'Mhm.',
    'Mmm.',
    'Hmm.',
    'Uh-huh.',
    'Uh huh, yeah.',
    'Right.',
    'Okay, okay.',
    'Oh, I see.',
    "That's right.",
    'Oh really?',
    'Wow, that is amazing.',
    'Ha ha ha.',
    'Yeah, sure, makes sense.',
    'No way!',
    'Please.',
    'Go on.',
    "D'accord.",
    'Genau.',
  ])('given "%s", takes it for a sign of listening', (heard) => {
    expect(words(heard)).toBe('backchannel')
  })

  it('given one word over and over, takes it for a laugh, unless it stops', () => {
    expect(words('Class, Class, Class, Class.')).toBe('unclear')
    expect(words('Close close close')).toBe('unclear')
    expect(words('No, no, no!')).toBe('stop')
    expect(words('Stop stop stop')).toBe('stop')
    expect(words('Paris, Paris or Rome?')).toBe('meant')
  })

  it.each([
    'Stop.',
    'Wait, hold on.',
    'Okay, stop please.',
    'No, I meant the other one.',
    'Hang on a minute',
    'Just a second.',
    'Okay, that’s enough.',
    'Be quiet now',
    'Sorry, hold on',
    'Espera un momento',
  ])('given "%s", it wins at once', (heard) => {
    expect(words(heard)).toBe('stop')
  })

  it.each([
    'What about the sun?',
    'Okay, but what is a spring tide?',
    'Right, and how high is it?',
    'The moon?',
    'I see that you know it, but why?',
    'Yes I want more of it and then the rest',
    'Nothing is higher than that',
  ])('given "%s", somebody wants to be heard', (heard) => {
    expect(words(heard)).toBe('meant')
  })

  it.each([
    ['The sea got it.', 'backchannel'],
    ['of the sea, stop', 'stop'],
    ['Water, wait!', 'stop'],
    ['The sea? What about it?', 'meant'],
  ])('given "%s", of which the beginning is its echo, judges by the rest', (heard, verdict) => {
    expect(words(heard)).toBe(verdict)
  })

  it('given its own words again, takes them for its echo', () => {
    expect(words('the pull of the moon')).toBe('echo')
    expect(words('The pole of the moon on the water')).toBe('echo')
    expect(words('the moon or the waiter')).toBe('echo')
    expect(words('of the sun')).toBe('echo')
  })

  it('given two words that have just sounded, of which the second was cut, takes them for its echo', () => {
    const over = (text: string) =>
      overReplyWords({ text, meanLogProbability: -0.3 }, 'He saw a river. He walked')
    expect(over('he was')).toBe('echo')
    expect(over('she was')).toBe('meant')
    // Once the reply is over, somebody corrects it.
    expect(isOwnEcho('ten more', 'a timer for ten minutes')).toBe(false)
  })

  it.each([
    ['the forest.', 'a fox who lived in a forest.', 'echo'],
    ['Store.', 'It helps to restore', 'echo'],
    ['Beverageer', 'coffee is a popular beverage around', 'echo'],
    ['Slower.', 'coffee is a popular beverage around', 'meant'],
    ['Skip that.', 'a fox who lived in a forest.', 'meant'],
    ['Stop.', 'He sat down at the bus stop', 'stop'],
  ])('given "%s" over "%s", it is %s', (heard, said, verdict) => {
    expect(overReplyWords({ text: heard, meanLogProbability: -0.4 }, said)).toBe(verdict)
  })

  it('given the one or two words that have just sounded, takes them for its echo unless somebody asks back', () => {
    expect(words('The sea.')).toBe('echo')
    expect(words('water')).toBe('echo')
    expect(words('The sea?')).toBe('meant')
    expect(words('The moon')).toBe('meant')
    expect(words('The water')).toBe('echo')
    expect(words('Sea water')).toBe('meant')
  })

  it('given a question that only shares words with it, does not', () => {
    expect(words('Is the moon far from the sea?')).toBe('meant')
  })

  it.each(['M.M. Holmes', 'ham', 'A made shamp'])(
    'given "%s", of which nobody is sure, does not take it for words',
    (heard) => {
      expect(words(heard, -1.4)).toBe('unclear')
      expect(words(heard, -0.5)).toBe('meant')
    },
  )

  it.each(['Louder, please.', 'Why? Why?', 'Tell me another one instead of it'])(
    'given "%s", unsure or not, somebody wants an answer',
    (heard) => {
      expect(words(heard, -1.4)).toBe('meant')
    },
  )

  it.each(['Starbit', 'Storm storm', 'Folding on me', 'turn on', 'Short up', 'Console.'])(
    'given "%s", which recognition makes of a wish to be heard, gives way, sure or not',
    (heard) => {
      expect(words(heard, -1.5)).toBe('meant')
      expect(words(heard, -0.5)).toBe('meant')
    },
  )

  it.each([
    ['M-A-M', -1],
    ['And course.', -1],
    ["It's right.", -0.6],
    ['Guard it.', -0.8],
    ['Fine.', -0.7],
  ])('given "%s", which recognition surely makes of a sign of listening, goes on', (heard, p) => {
    expect(words(heard, p)).toBe('backchannel')
  })

  it('given a word or two that trail off, takes them for a mumble sooner', () => {
    expect(words('Then...', -1)).toBe('unclear')
    expect(words('Then', -1)).toBe('meant')
    expect(words('And then...', -0.5)).toBe('meant')
  })

  it('given "can" with nothing behind it, unsure, takes it for a mumble; with something, for a wish', () => {
    expect(words('and you can', -1.4)).toBe('unclear')
    expect(words('can I ask', -1.4)).toBe('meant')
  })

  it('given nothing but marks, hears nothing', () => {
    expect(words(' … ')).toBe('none')
  })
})

describe('isOwnEcho', () => {
  const TIMER = 'All right, your timer is set for ten minutes.'

  it.each(['Set for ten minutes.', 'ten minutes', 'your time is set for ten minutes'])(
    'given "%s" behind the reply that said so, is true',
    (heard) => expect(isOwnEcho(heard, TIMER)).toBe(true),
  )

  it.each([
    'For twenty minutes.',
    'Ten minutes?',
    'Set another timer for ten minutes',
    'Stop.',
    '',
  ])('given "%s", is false', (heard) => expect(isOwnEcho(heard, TIMER)).toBe(false))

  it('given an answer in the words of the question, is false', () => {
    expect(isOwnEcho('Coffee.', 'Would you like tea or coffee?')).toBe(false)
    expect(isOwnEcho('Tea with milk please', 'Is it tea with milk, please?')).toBe(false)
  })
})
