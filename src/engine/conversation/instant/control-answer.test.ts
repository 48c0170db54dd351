import { describe, expect, it } from 'vitest'
import type { InstantAnswer } from './answer.ts'
import { answerControl } from './control-answer.ts'
import { plainWords } from './utterance.ts'

const answered = (
  transcript: string,
  lastReply?: string,
  unsaid?: string,
): InstantAnswer | undefined =>
  answerControl(plainWords(transcript), {
    now: new Date(0),
    timers: [],
    reminders: [],
    lastReply,
    unsaid,
  })

describe('answerControl', () => {
  it.each([
    ...[
      'Stop.',
      'Stop!',
      'Okay, stop.',
      'Please stop.',
      'Stop it.',
      'Stop talking.',
      'Wait, stop.',
      'Stop, stop, stop!',
    ],
    ...[
      'Be quiet.',
      'Quiet, please.',
      'Shut up.',
      "That's enough.",
      'Never mind.',
      'Hey Parley, stop.',
      'Could you stop?',
      'Wait.',
      'Wait, hold on.',
      'Hang on a minute.',
    ],
    ...[
      "Stop, that's enough.",
      "Okay, I've heard enough, thanks.",
      "No, stop, that's enough for now.",
      "Let's stop there.",
      'You can stop now.',
    ],
  ])('given "%s", falls silent', (transcript) =>
    expect(answered(transcript)).toMatchObject({
      kind: 'stop',
      reply: 'Okay.',
      effect: { kind: 'stop' },
    }),
  )
  it.each([
    ...[
      'Say that again.',
      'What did you say?',
      'Repeat that, please.',
      'Can you repeat that?',
      'Pardon?',
      'Come again?',
    ],
    ...[
      'Sorry, what was that?',
      'Could you say that one more time?',
      'Repeat.',
      "Sorry, I didn't catch that.",
    ],
    ...[
      'Can you tell me what you said?',
      'Repeat your last answer.',
      'Could you repeat what you just said?',
    ],
  ])('given "%s", repeats the last reply', (transcript) =>
    expect(answered(transcript, 'Paris.')).toMatchObject({
      kind: 'repeat',
      reply: 'Paris.',
      effect: { kind: 'repeat' },
    }),
  )
  it.each(['Go on.', 'Please continue.', 'Okay, go ahead.', 'Carry on, please.'])(
    'given "%s" after an interruption, says the rest',
    (transcript) =>
      expect(answered(transcript, 'Okay.', 'One day it saw a crow.')).toMatchObject({
        kind: 'continue',
        reply: 'One day it saw a crow.',
      }),
  )
  it('given "go on" with nothing left to say, leaves it to the model', () =>
    expect(answered('Go on.', 'Okay.')).toBeUndefined())
  it('given nothing said before, says so', () =>
    expect(answered('Say that again.')).toMatchObject({
      kind: 'repeat',
      reply: "There's nothing to repeat yet.",
    }))
  it.each([
    ['Turn it up.', 0.2],
    ['Volume up.', 0.2],
    ['Louder, please.', 0.2],
    ['Could you speak up?', 0.2],
    ['Can you speak a bit louder?', 0.1],
    ['Turn the volume up a little.', 0.1],
    ['Much louder!', 0.4],
    ['Turn up the volume.', 0.2],
    ['Turn it down.', -0.2],
    ['Volume down.', -0.2],
    ['Speak quieter.', -0.2],
    ['Please talk more softly.', -0.2],
    ['Turn it down a lot.', -0.4],
  ])('given "%s", changes the volume by %d', (transcript, by) =>
    expect(answered(transcript)).toMatchObject({
      kind: 'volume',
      reply: by > 0 ? 'Louder now.' : 'Quieter now.',
      effect: { kind: 'volume', by },
    }),
  )
  it.each([
    ['Speak slower.', -0.15],
    ['Can you slow down?', -0.15],
    ['Could you speak more slowly, please?', -0.15],
    ["You're talking too fast.", -0.15],
    ['Slow down a bit.', -0.075],
    ['Talk faster.', 0.15],
    ['Speed up.', 0.15],
    ['Much faster.', 0.3],
  ])('given "%s", changes the speed by %d', (transcript, by) =>
    expect(answered(transcript)).toMatchObject({
      kind: 'speed',
      reply: by > 0 ? 'Faster now.' : 'Slower now.',
      effect: { kind: 'speed', by },
    }),
  )
  it.each([
    ...[
      'Stop signs are what colour?',
      'Why do people repeat that joke?',
      'How do I turn it up on my amplifier?',
    ],
    ...[
      'Say that again in French.',
      'Wait, stop. What about tomorrow?',
      'No.',

      'How do I stop hiccups?',
    ],
    ...[
      'Stop the car.',
      'When did the rain stop?',
      'Say that.',
      'What did you say to him?',
      'Say that again?!? Who?',
    ],
    ...[
      'What did you say your name was?',
      'Repeat after me.',
      'Which is faster?',
      'How fast is a cheetah?',
    ],
    ...[
      'Speak louder than words.',
      'Actions speak louder.',
      'What is the volume of a sphere?',
      'Turn it off.',
    ],
    ...[
      'Why does time slow down near a black hole?',
      'Is sound faster than light?',
      'Quiet Riot.',
      'What is a quiet quitter?',
    ],
    ...[
      'Who said enough is enough?',
      'What was that song?',
      'Turn up for what?',
      'Mm hmm.',
      'Hello there.',
      "Thanks, that's all.",
    ],
    ...[
      'What you said.',
      'Speed up the video.',
      'Okay.',
      'Please try again.',
      'Come again another day.',
    ],
  ])('given "%s", leaves it to the model', (transcript) =>
    expect(answered(transcript)).toBeUndefined(),
  )
})
