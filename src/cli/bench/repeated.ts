// A measurement, taken several times.

/** How often each thing is measured. */
export interface Runs {
  stt: number
  tts: number
  llm: number
}

export interface StageOptions {
  signal: AbortSignal
  progress: (what: string) => void
}

export async function repeated<T>(
  times: number,
  what: string,
  progress: (what: string) => void,
  run: (index: number) => Promise<T>,
): Promise<T[]> {
  const results: T[] = []
  for (let i = 0; i < times; i++) {
    progress(`${what}: ${i + 1} of ${times}`)
    results.push(await run(i))
  }
  return results
}
