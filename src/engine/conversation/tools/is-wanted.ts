// Whether what a model's command would do was asked for: no tool sets, ends or changes anything but by the user's own words.
import { asksForTime } from './asks-for-time.ts'
import { ownWords } from './own-words.ts'
import type { ToolEffect } from './tool.ts'

/** Somebody wants something to be over, or says that it is not needed. */
const ENDING =
  /\b(?:cancel|stop|drop|forget|delete|remove|clear|scrap|skip|kill|end|ditch|off|away|rid|undo|dismiss|no need|not need|n['’]t need|never ?mind|no longer|any ?more|instead|already|changed my mind)\b/iu
/** More than one, or all of them. */
const SEVERAL =
  /\b(?:all|every|everything|both|each|any|them|they|those|these|timers|reminders|alarms)\b/iu
const SOUND =
  /\b(?:loud|louder|loudly|quiet|quieter|quietly|soft|softer|softly|volume|voice|hear|speak|talk|turn)\b/iu
const PACE =
  /\b(?:fast|faster|quick|quicker|quickly|slow|slower|slowly|speed|pace|speak|talk|rush|hurry)\b/iu

/** @param transcript English: of other languages nobody here can tell */
export function isWanted(effect: ToolEffect | undefined, transcript: string): boolean {
  if (!effect) return true
  const own = ownWords(transcript)
  switch (effect.kind) {
    case 'timer-set':
    case 'reminder-set':
      return asksForTime(own, transcript)
    case 'timer-cancel':
    case 'reminder-cancel':
      return ENDING.test(own) && (effect.ids.length < 2 || SEVERAL.test(own))
    case 'volume':
      return SOUND.test(own)
    case 'speed':
      return PACE.test(own)
    case 'stop':
    case 'repeat':
    case 'continue':
      return true
  }
}
