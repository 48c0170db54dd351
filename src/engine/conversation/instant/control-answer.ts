// "Stop.", "Say that again.", "Speak louder." and "Slow down.": requests about the voice itself.
import type { InstantAnswer, InstantContext } from './answer.ts'
import { anchored } from './anchored.ts'
import type { Utterance } from './utterance.ts'

/** Of a volume from 0 to 1, and of a speed around 1. */
const VOLUME_STEP = 0.2
const SPEED_STEP = 0.15

const STOP = anchored(
  '(?:(?:wait|no|hold on|hang on) )*stop(?: (?:it|that|now|talking|speaking|reading|right there|stop))*',
  '(?:be |keep )?quiet(?: now)?',
  'shut up|hush|silence|shush|enough|that is enough|never ?mind|that will do',
)
const SORRY = '(?:(?:sorry|i am sorry|pardon) )?'
const REPEAT = anchored(
  '(?:say|repeat) (?:that|it|this) (?:again|once more|one more time|once again)|repeat (?:that|it|this)',
  'say again|repeat(?: yourself)?|come again|once more|one more time',
  'repeat (?:what you (?:just )?said|your (?:last )?(?:answer|reply)|the (?:last )?answer|the last (?:thing|part|bit))',
  `${SORRY}what (?:did you (?:just )?say|was that)(?: again)?`,
  `${SORRY}(?:i )?(?:did not|didn't) (?:quite )?(?:catch|hear) (?:that|you|what you said)`,
  '(?:i beg your )?pardon(?: me)?',
)
/** Too little, unless one asks to be told. */
const WHAT_YOU_SAID = anchored('what you (?:just )?said(?: again)?')

const SAY = '(?:(?:speak|talk|be|go|read|say it|say that|make it) )?'
const SOUND = '(?:it|that|the volume|the sound|your volume|your voice|yourself)'
const LOUDER = anchored(
  `${SAY}(?:louder|more loudly)`,
  'speak up',
  `turn (?:${SOUND} up|up ${SOUND})`,
  `(?:raise|increase) (?:the|your) (?:volume|voice)`,
  '(?:the )?volume up',
)
const QUIETER = anchored(
  `${SAY}(?:quieter|softer|more quietly|more softly)`,
  `turn (?:${SOUND} down|down ${SOUND})`,
  `(?:lower|decrease|reduce) (?:the|your) (?:volume|voice)`,
  '(?:the )?volume down',
  '(?:keep it down|(?:speak|talk) (?:quietly|softly))',
)
const FASTER = anchored(
  `${SAY}(?:faster|quicker|more quickly)`,
  'speed (?:it |that )?up',
  '(?:speak|talk) (?:quickly|fast)',
  'you are (?:talking|speaking|going) too slow(?:ly)?',
)
const SLOWER = anchored(
  `${SAY}(?:slower|more slowly)`,
  'slow (?:it |that )?down',
  '(?:speak|talk) slowly',
  'not so (?:fast|quick|quickly)',
  'you are (?:talking|speaking|going) too (?:fast|quick|quickly)',
)
const STRENGTH = / ?\b(a little bit|a bit|a little|slightly|a touch|a lot|even|much)\b/g

/** Silence for "stop"; repeats the last reply; a step of volume or speed, halved by "a bit", doubled by "much". */
export function answerControl(
  { text, isAsked }: Utterance,
  { lastReply }: Pick<InstantContext, 'lastReply'>,
): InstantAnswer | undefined {
  if (STOP.test(text)) return { kind: 'stop', reply: 'Okay.', effect: { kind: 'stop' } }
  if (REPEAT.test(text) || (isAsked && WHAT_YOU_SAID.test(text))) return repeating(lastReply)
  const plain = text.replace(STRENGTH, '').trim()
  const strength = /\ba lot|much\b/.test(text)
    ? 2
    : /\ba (?:bit|little|touch)|slightly\b/.test(text)
      ? 0.5
      : 1
  if (LOUDER.test(plain)) return volume('Louder now.', VOLUME_STEP * strength)
  if (QUIETER.test(plain)) return volume('Quieter now.', -VOLUME_STEP * strength)
  if (FASTER.test(plain)) return speed('Faster now.', SPEED_STEP * strength)
  if (SLOWER.test(plain)) return speed('Slower now.', -SPEED_STEP * strength)
  return undefined
}

function repeating(lastReply = ''): InstantAnswer {
  const kind = 'repeat'
  if (lastReply === '') return { kind, reply: "There's nothing to repeat yet." }
  return { kind, reply: lastReply, effect: { kind } }
}

function volume(reply: string, by: number): InstantAnswer {
  return { kind: 'volume', reply, effect: { kind: 'volume', by } }
}

function speed(reply: string, by: number): InstantAnswer {
  return { kind: 'speed', reply, effect: { kind: 'speed', by } }
}
