// How far a run is and how long it may still take.
import { openOutput, type Output } from '../../output.ts'

/** People's lines on stderr, and nothing for machines: stdout is the tables'. */
export function progressOutput(): Output {
  const people = openOutput(true)
  return {
    isJson: false,
    stream: people.stream,
    say: (line) => people.say(line),
    status: (line) => people.status(line),
    json() {},
    jsonLine() {},
  }
}

/**
 * `dialogue 3 of 52, 410 s left`; without the seconds before anything is done.
 * @param what each part is called
 * @param parts the weight of each, such as its turns; `done` of them are behind
 */
export function progressLine(
  what: string,
  parts: readonly number[],
  done: number,
  elapsedMs: number,
): string {
  const place = `${what} ${Math.min(done + 1, parts.length)} of ${parts.length}`
  const sum = (of: readonly number[]): number => of.reduce((total, part) => total + part, 0)
  const behind = sum(parts.slice(0, done))
  if (behind === 0) return place
  const leftMs = (elapsedMs / behind) * sum(parts.slice(done))
  return `${place}, ${Math.round(leftMs / 1000)} s left`
}
