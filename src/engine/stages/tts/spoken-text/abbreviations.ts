// Abbreviations that the phonemizer spells or stumbles over, Roman numerals, names with dots.
import { ordinal } from './dates.ts'
import { applyRules, type Rule } from './rule.ts'

const ROMAN = 'VIII|XVIII|XIII|XVII|VII|XII|XIV|XVI|XIX|III|XI|XV|XX|II|IV|VI|IX|X|V|I'
const COUNTED =
  'War|Chapter|Part|Volume|Act|Scene|Phase|Type|Class|Section|Article|Book|Level|Stage|Bowl|Episode|Title|Grade|Mark'

const RULES: readonly Rule[] = [
  [/\be\.\s?g\.(?:,)?/giu, 'for example,'],
  [/\bi\.\s?e\.(?:,)?/giu, 'that is,'],
  [/\betc\.(?=\s*$|\s+\p{Lu})/gu, 'et cetera.'],
  [/\betc\b\.?/gu, 'et cetera'],
  [/\bvs\b\.?/gu, 'versus'],
  [/\bapprox\./gu, 'approximately'],
  [/\bw\/o\b/gu, 'without'],
  [/\bw\/(?=\s)/gu, 'with'],
  [/(?<![.?!]\s)\bNos?\.(?=\s?\d)/gu, 'number'],
  [/#(?=\d)/gu, 'number '],
  [/\bProf\./gu, 'Professor'],
  [/\bCapt\./gu, 'Captain'],
  [/\bGen\.(?=\s\p{Lu})/gu, 'General'],
  [/\bSgt\./gu, 'Sergeant'],
  [/\bMt\.?(?=\s\p{Lu})/gu, 'Mount'],
  [/(?<=\p{Ll},?\s)Jr\b\.?/gu, 'Junior'],
  [/(?<=\p{Ll},?\s)Sr\b\.?/gu, 'Senior'],
  [/\bInc\./gu, 'Incorporated'],
  [/\bLtd\./gu, 'Limited'],
  // Saint before a name, street after one.
  [/(?<!\p{Lu}\p{Ll}+\s)\bSt\.?(?=\s\p{Lu})/gu, 'Saint'],
  [/(?<=\p{Ll}\s|\d(?:st|nd|rd|th)\s)St\b\.?/gu, 'Street'],
  [/(?<=\p{Ll}\s|\d(?:st|nd|rd|th)\s)Ave\b\.?/gu, 'Avenue'],
  [/(?<=\p{Ll}\s)Blvd\b\.?/gu, 'Boulevard'],
  [
    new RegExp(String.raw`\b(${COUNTED})\s(${ROMAN})\b`, 'gu'),
    (_, what, roman) => `${what} ${romanValue(roman)}`,
  ],
  // A single letter after a name may be anything (Malcolm X, I), so two and more.
  [
    new RegExp(String.raw`(?<=\b\p{Lu}\p{Ll}+\s)(${ROMAN})\b`, 'gu'),
    (roman) => (roman.length > 1 ? `the ${ordinal(String(romanValue(roman)))}` : roman),
  ],
  [/[₀-₉]/gu, (digit) => digit.normalize('NFKC')],
  [/\bCO2\b/gu, 'C O 2'],
  [/\bC\+\+/gu, 'C plus plus'],
  [/\b([CF])#/gu, '$1 sharp'],
  // Web addresses and file names: the dot is a word there.
  [
    /\b(?:https?:\/\/)?(?:www\.)?([\w-]+(?:\.[\w-]+)*)\.(com|org|net|edu|gov|io|ai|dev|app|co|uk|de|fr|eu|us)\b(?:\/(?=\w))?/gu,
    (whole, host, end) =>
      `${host?.replaceAll('.', ' dot ')} dot ${end}${whole?.endsWith('/') ? ' slash ' : ''}`,
  ],
  [/(?<=\w)@(?=\w)/gu, ' at '],
  [/(?<=\p{L}{2})\.(?=(?:js|ts|py|txt|pdf|csv|json|html|md|exe|zip|NET)\b)/gu, ' dot '],
]

/** Writes out the abbreviations in `text`. */
export function speakAbbreviations(text: string): string {
  return applyRules(text, RULES)
}

function romanValue(roman = ''): number {
  const values = { I: 1, V: 5, X: 10 }
  const digits = [...roman].map((letter) => values[letter as 'I' | 'V' | 'X'])
  return digits.reduce(
    (sum, value, at) => sum + (value < (digits[at + 1] ?? 0) ? -value : value),
    0,
  )
}
