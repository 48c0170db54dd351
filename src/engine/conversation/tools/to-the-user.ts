// What the user said of themselves, said back to them: "call my mother" → "call your mother".

const TURNED: readonly [RegExp, string][] = [
  [/\bI am\b|\bI'm\b/gi, 'you are'],
  [/\bmyself\b/gi, 'yourself'],
  [/\bmy\b/gi, 'your'],
  [/\bmine\b/gi, 'yours'],
  [/\bme\b/gi, 'you'],
  // Only the pronoun: "Pope John Paul I" is rare, "i" as whisper writes it is not.
  [/\bI\b/g, 'you'],
]

export function toTheUser(text: string): string {
  return TURNED.reduce((turned, [pattern, by]) => turned.replace(pattern, by), text)
}
