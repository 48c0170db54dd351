// "How do you spell necessary?" and "What can you do?"
import type { InstantAnswer, InstantContext } from './answer.ts'
import { anchored } from './anchored.ts'
import { toolAnswer } from './tool-answer.ts'
import { asWritten, type Utterance } from './utterance.ts'

const THE_WORD = "(?:the (?:word|name) )?([\\p{L}']+(?: [\\p{L}']+){0,2}?)"
const SPELL = [
  `how (?:do|would|should|can) (?:you|i|we|one|people) (?:spell|write)(?: out)? ${THE_WORD}`,
  `how (?:is|are) ${THE_WORD} (?:spelled|spelt|written)`,
  `how to spell(?: out)? ${THE_WORD}`,
  `how you (?:spell|write) ${THE_WORD}`,
  `spell(?: out)? ${THE_WORD}`,
  `what is the (?:correct |right )?spelling of ${THE_WORD}`,
].map((pattern) => new RegExp(`^${pattern}$`, 'u'))
const LETTERS = [
  `how many letters (?:are|are there|is there|has|does|do|is) (?:in |there in )?${THE_WORD}(?: have| got| has)?`,
  `how long is the (?:word|name) ([\\p{L}']+)`,
].map((pattern) => new RegExp(`^${pattern}$`, 'u'))
/** Of these, the letters of the alphabet are meant, or those that the post brings. */
const NOT_ITS_LETTERS =
  /\b(?:alphabet|i|we|you|they|he|she|there|arabic|cyrillic|english|french|georgian|german|greek|hawaiian|hebrew|italian|korean|latin|polish|portuguese|russian|spanish|swedish|turkish)\b/u
/** The word that was spelled last: "Necessary: N, E, C …". */
const SPELLED = /^([\p{L}\d' ]+): (?:[\p{L}\d](?:[,;] |\.$))+/u
const THAT_WORD =
  /^how many letters (?:is|are|was|are there in|does|has) (?:that|it|this|(?:that|this|the) (?:word|name))(?: have| got)?$/
/** Stand for something that was said before, or begin something else than a word. */
const NO_WORD =
  /\b(?:it|that|this|them|those|these|him|her|his|their|my|mine|your|its|a|an|and|or|in|with|backwards|backward|correctly|wrong|trouble|out)\b/u

const HELP = anchored(
  'what (?:else )?(?:can|could) you (?:do|help(?: me)? with)(?: for (?:me|us))?',
  'what (?:else )?(?:are you (?:able to do|capable of|good (?:at|for))|do you know how to do)',
  'what (?:else )?(?:can|could|may|should) i (?:ask|say|tell)(?: (?:to )?you)?(?: (?:for|about|to do|here))?',
  'what (?:else )?(?:can|could) i do with you',
  'what (?:kind|kinds|sort|sorts) of (?:things|stuff|tasks|questions) (?:can|could|may) (?:you do|i ask(?: you)?)(?: for me)?',
  'what (?:things|tasks) (?:can|could) you do(?: for me)?',
  'what are your (?:abilities|capabilities|skills|features|functions)',
  'how (?:can|could) you (?:help|assist)(?: me| us)?',
  'what you can do(?: for me)?',
)

/** The word as it was written: names keep their capitals. */
export function answerWords(
  utterance: Utterance,
  context: InstantContext,
): InstantAnswer | undefined {
  if (HELP.test(utterance.text)) return toolAnswer('abilities', 'what_can_you_do', {}, context)
  const counted = counts(utterance, context)
  if (counted !== undefined)
    return toolAnswer('spelling', 'count_letters', { word: counted }, context)
  const found = SPELL.map((form) => form.exec(utterance.text)?.[1]).find(Boolean)
  if (found === undefined || NO_WORD.test(found)) return undefined
  const word = asWritten(utterance, found.split(' '))
  return toolAnswer('spelling', 'spell_word', { word }, context)
}

/** The word of which the letters are to be counted, also where it was spelled just before. */
function counts(utterance: Utterance, { lastReply = '' }: InstantContext): string | undefined {
  const { text } = utterance
  if (THAT_WORD.test(text)) return SPELLED.exec(lastReply)?.[1]
  const found = LETTERS.map((form) => form.exec(text)?.[1]).find(Boolean)
  if (found === undefined || NO_WORD.test(found) || NOT_ITS_LETTERS.test(found)) return undefined
  return asWritten(utterance, found.split(' '))
}
