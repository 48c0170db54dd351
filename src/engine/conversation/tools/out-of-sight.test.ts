import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ownUp, unknowable } from './out-of-sight.ts'

describe('unknowable', () => {
  it.each([
    'Is it raining?',
    'Will it be dry on Saturday for the barbecue?',
    'Is it cold outside?',
    "What's tomorrow's weather like?",
    "How's the weather?",
    'What will the weather be like at the weekend?',
    'Did anybody call me?',
    'Has Tom replied to my email?',
    'Is there any new mail?',
    'Do I have unread messages?',
    'Has the parcel been delivered?',
    'Who is at the door?',
    'Do I have an appointment tomorrow?',
    'What is in my calendar for today?',
    'Is the garage door open?',
    'Did I turn off the iron?',
    'How much money is on my card?',
    'Is the six thirty train delayed?',
    'When does the next bus go?',
    'How is the traffic into town?',
    'Who won the match on Sunday?',
    "What's on TV tonight?",
    "What's Apple's share price?",
    'How are the markets doing?',
    'What was the score of the match yesterday?',
    'How many steps did I walk this week?',
    'What is my heart rate?',
    'How was your weekend?',
    'Did you sleep well?',
    'Do you have any pets?',
  ])('%s', (question) => {
    expect(unknowable(question, '')).toBeDefined()
  })

  it.each([
    'Why does it rain?',
    'What is a share?',
    'What should we do in the game tonight?',
    'Is it cold on Mars?',
    "What's the weather usually like in Rome in May?",
    'Does it snow in the desert?',
    'Did my story make you laugh?',
    'How do I write an email to my boss?',
    'Who wrote Hamlet?',
    'Who won the first World Cup?',
    'What is a calendar?',
    'Do you have a favourite door?',
    'Is the sun a star?',
    'How does a train stay on its rails?',
    'How are you today?',
    'What did you say?',
    'Do you have an idea?',
    'How many miles are in a kilometre?',
    'Did Einstein answer the question?',
    'What is a good heart rate?',
    'What could we do if it rains tomorrow?',
    'How long does a letter to Spain take?',
  ])('not: %s', (question) => {
    expect(unknowable(question, '')).toBeUndefined()
  })

  it('given that it was spoken of before, leaves it to the model', () => {
    expect(
      unknowable('Do I have any appointments on Friday?', 'On Friday I see the dentist.'),
    ).toBeUndefined()
  })

  it('given that something else was only asked for before, does not take that for being told', () => {
    const before = 'Send my wife a message that I am late. Is there a letter in my post?'
    expect(unknowable('Is there any new mail in my inbox?', before)).toMatch(/can't see/u)
  })

  it('given a play, lets whom it plays have a life', () => {
    const before = ["Let's play pirates.", 'Can you pretend to be a captain?', 'Play a captain.']
    for (const wish of before)
      expect(unknowable('Did you sleep well, captain?', wish)).toBeUndefined()
  })

  it('given the dialogues of bench talk, is none of what can be known', () => {
    const folder = resolve(import.meta.dirname, '../../../../bench/talk')
    const dialogues = readdirSync(folder).flatMap(
      (name) =>
        JSON.parse(readFileSync(join(folder, name), 'utf8')) as {
          kind: string
          turns: { say: string; kind?: string; mayDecline?: true }[]
        }[],
    )
    const wrong = dialogues.flatMap(({ turns }) =>
      turns.filter(({ say, mayDecline }, at) => {
        const before = turns.slice(0, at).map((turn) => turn.say)
        return mayDecline === undefined && unknowable(say, before.join(' ')) !== undefined
      }),
    )
    expect(wrong.map(({ say }) => say)).toEqual([])
  })
})

describe('ownUp', () => {
  async function said(...deltas: string[]): Promise<string> {
    async function* stream(): AsyncGenerator<string> {
      yield* deltas
    }
    let text = ''
    for await (const delta of ownUp(stream(), 'I cannot see that.')) text += delta
    return text
  }

  it.each([
    [['No, ', 'I have no new', ' messages. You can relax.']],
    [['It is 10.', '5 degrees.']],
    [['I do not have any meetings tomorrow.']],
  ])('given an answer that is made up (%j), says that nobody here can know', async (deltas) => {
    expect(await said(...deltas)).toBe('I cannot see that.')
  })

  it.each([
    [["I can't ", 'see that. ', 'Shall I ', 'wait?']],
    [['I do not know, you have not told me.']],
    [['It depends on the clouds. ', 'It is 5 o’clock.']],
    [['Are you waiting for one?']],
    [['I have no days of my own. ', 'How was yours?']],
  ])('given an honest one (%j), lets it pass', async (deltas) => {
    expect(await said(...deltas)).toBe(deltas.join(''))
  })

  it('given nothing, says nothing', async () => {
    expect(await said()).toBe('')
  })
})
