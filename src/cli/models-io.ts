// Where the `models` commands write, and whom they ask.

export interface ModelsIo {
  stdout: { write(text: string): unknown }
  stderr: { write(text: string): unknown; isTTY?: boolean; columns?: number }
  /** Where a terminal's user answers; without, nobody is asked. */
  stdin?: NodeJS.ReadStream
  signal: AbortSignal
}
