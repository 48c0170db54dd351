// One rewriting rule of the text for the ear, and how a list of them is applied.

export type Rule = readonly [pattern: RegExp, spoken: string | ((...groups: string[]) => string)]

/** `text` after every rule, in order. Patterns must be global. */
export function applyRules(text: string, rules: readonly Rule[]): string {
  let spoken = text
  for (const [pattern, replacement] of rules) {
    // One overload per kind of replacement, hence the two calls.
    spoken =
      typeof replacement === 'string'
        ? spoken.replace(pattern, replacement)
        : spoken.replace(pattern, (...groups) => replacement(...(groups as string[])))
  }
  return spoken
}
