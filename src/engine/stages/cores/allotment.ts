// How the machine's cores are shared out to the engines, by number of cores.

export interface Allotment {
  /** What the cores' governor has to lend. */
  total: number
  stt: number
  llm: number
  tts: number
}

/** More threads than this make one pass of these small models slower, not faster: memory is what bounds it. */
const MOST_USEFUL_THREADS = 8

/**
 * Threads for each engine.
 *
 * With up to three cores every engine gets all of them and they take turns: one engine with two threads and then
 * the other is faster to the first sound than both with one each. From four on, the model and the voice get half
 * each and overlap.
 *
 * @param cores what the machine offers, e.g. os.availableParallelism()
 */
export function allotThreads(cores: number): Allotment {
  const total = Math.max(1, Math.min(cores, 2 * MOST_USEFUL_THREADS))
  const share = total < 4 ? total : Math.min(MOST_USEFUL_THREADS, Math.floor(total / 2))
  return { total, stt: Math.min(total, MOST_USEFUL_THREADS), llm: share, tts: share }
}
