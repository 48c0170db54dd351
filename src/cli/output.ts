// Where a command writes: people's text and machine's lines, kept apart.

export interface Output {
  /** One line for people: on stdout, or on stderr under --json. */
  say(line: string): void
  /** One NDJSON line; only under --json. */
  json(value: object): void
  /** The same for a line that is JSON already. */
  jsonLine(line: string): void
  /** Redraws the last line of a terminal; nothing where there is no terminal. */
  status(line: string): void
  readonly isJson: boolean
  readonly stream: NodeJS.WriteStream
}

export function openOutput(isJson: boolean): Output {
  const stream = isJson ? process.stderr : process.stdout
  let drawn = false
  const clear = (): void => {
    if (drawn) stream.write('\r\x1b[2K')
    drawn = false
  }
  return {
    isJson,
    stream,
    say(line) {
      clear()
      stream.write(`${line}\n`)
    },
    json(value) {
      this.jsonLine(JSON.stringify(value))
    },
    jsonLine(line) {
      if (isJson) process.stdout.write(`${line}\n`)
    },
    status(line) {
      if (!stream.isTTY) return
      clear()
      if (line === '') return
      stream.write(line.slice(0, (stream.columns ?? 80) - 1))
      drawn = true
    },
  }
}
