// "Stop.", "Say that again.", "Speak louder." and "Slow down.": requests about the voice itself.
import type { Strength } from '../tools/control-tools.ts'
import type { InstantAnswer, InstantContext } from './answer.ts'
import { anchored } from './anchored.ts'
import { toolAnswer } from './tool-answer.ts'
import type { Utterance } from './utterance.ts'

const HALT = [
  'stop(?: (?:it|that|this|now|talking|speaking|reading|right there|there|here|please))*',
  '(?:be |keep )?quiet|silence|shut up|hush|shush',
  "(?:(?:that is|that was|that will be|(?:i have|i've) (?:had|heard)) )?(?:quite |more than )?enough(?: of (?:that|this))?",
  "that will do|never ?mind|you can stop|(?:let us|let's) (?:stop|leave it)(?: (?:here|there|at that))?",
].join('|')
const STOP = anchored(
  // Said once, or again in other words: "Stop, that's enough for now."
  `(?:(?:please|wait|no|hold on|hang on) )*(?:${HALT})(?: (?:${HALT}|please|now|then|for (?:now|today|the moment)))*`,
  '(?:please )?(?:wait|hold on|hang on|pause)(?: please| a (?:second|sec|moment|minute|bit)| (?:wait|hold on|hang on))*',
)
const GO_ON = anchored(
  '(?:please )?(?:go on|carry on|continue|keep going|go ahead|proceed)(?: (?:with (?:it|that)|please|then|now|talking|reading))*',
  '(?:where were (?:we|you)|you can go on|i am listening|and then)',
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

/** Silence for "stop"; repeats the last reply; a step of volume or speed, less by "a bit", more by "much". */
export function answerControl(
  { text, isAsked }: Utterance,
  context: InstantContext,
): InstantAnswer | undefined {
  if (STOP.test(text)) return toolAnswer('stop', 'stop', {}, context)
  if (GO_ON.test(text) && context.unsaid !== undefined)
    return toolAnswer('continue', 'continue', {}, context)
  if (REPEAT.test(text) || (isAsked && WHAT_YOU_SAID.test(text)))
    return toolAnswer('repeat', 'repeat', {}, context)
  const plain = text.replace(STRENGTH, '').trim()
  const amount = strengthOf(text)
  const volume = direction(plain, { louder: LOUDER, quieter: QUIETER })
  if (volume) return toolAnswer('volume', 'volume_change', { ...volume, ...amount }, context)
  const speed = direction(plain, { faster: FASTER, slower: SLOWER })
  if (speed) return toolAnswer('speed', 'speed_change', { ...speed, ...amount }, context)
  return undefined
}

function direction(text: string, forms: Record<string, RegExp>): { direction: string } | undefined {
  const found = Object.entries(forms).find(([, form]) => form.test(text))
  return found && { direction: found[0] }
}

function strengthOf(text: string): { amount?: Strength } {
  if (/\ba lot|much\b/.test(text)) return { amount: 'a lot' }
  return /\ba (?:bit|little|touch)|slightly\b/.test(text) ? { amount: 'a little' } : {}
}
