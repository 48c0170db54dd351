// The lines of strace (-f -y -qq) as system calls.

export interface SystemCall {
  /** Thread that made it. */
  thread: number
  name: string
  /** As strace writes them, without the parentheses. */
  args: string
  /** Negative: it failed. */
  result: number
  /** The path behind a returned descriptor. */
  path: string | undefined
}

const LINE = /^(\d+)\s+(.*)$/s
const UNFINISHED = /^(.*) <unfinished \.\.\.>$/s
const RESUMED = /^<\.\.\. \w+ resumed>(.*)$/s
const CALL = /^(\w+)\((.*)\)\s+= (-?\d+)(?:<(.*)>)?(?: .*)?$/s

/** A call that another thread's interrupts is written in two pieces: they are put together, in the order of the ends. */
export function* systemCalls(lines: Iterable<string>): Generator<SystemCall> {
  const unfinished = new Map<number, string>()
  for (const line of lines) {
    const [, threadText, text] = LINE.exec(line) ?? []
    if (threadText === undefined || text === undefined) continue
    const thread = Number(threadText)
    const begun = UNFINISHED.exec(text)?.[1]
    if (begun !== undefined) {
      unfinished.set(thread, begun)
      continue
    }
    const rest = RESUMED.exec(text)?.[1]
    const whole = rest === undefined ? text : (unfinished.get(thread) ?? '') + rest
    // Signals and ends of processes have another form.
    const [, name, args, result, path] = CALL.exec(whole) ?? []
    if (name === undefined || args === undefined) continue
    yield { thread, name, args, result: Number(result), path: path && unescaped(path) }
  }
}

/** A path as strace quotes it: C escapes, bytes that are not ASCII in octal. */
export function unescaped(text: string): string {
  if (!text.includes('\\')) return text
  const NAMED: Record<string, number> = { n: 10, t: 9, r: 13, v: 11, f: 12, '"': 34, '\\': 92 }
  const bytes: number[] = []
  for (const [, octal, named, plain] of text.matchAll(/\\([0-7]{1,3})|\\(.)|([^\\]+)/gs)) {
    if (octal !== undefined) bytes.push(Number.parseInt(octal, 8))
    else if (named !== undefined) bytes.push(NAMED[named] ?? named.charCodeAt(0))
    else bytes.push(...Buffer.from(plain ?? ''))
  }
  return Buffer.from(bytes).toString('utf8')
}
