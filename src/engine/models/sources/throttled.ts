// What a hub says that is asked too often, and how long it is waited for.
import { CodedError } from '../../../shared/coded-error.ts'

/** Where it does not say for how long. */
const USUAL_WAIT_MS = 5_000
/** Who is to wait longer is told so instead. */
const LONGEST_WAIT_MS = 30_000
export const MOST_THROTTLED = 4

/** 429 and 503: worth asking again, after `waitMs`. */
export class Throttled extends CodedError {
  constructor(
    host: string,
    status: number,
    readonly waitMs: number,
  ) {
    const seconds = Math.ceil(waitMs / 1000)
    super('download_failed', `${host} is asked too often (${status}); try again in ${seconds} s`)
  }

  get isWorthWaiting(): boolean {
    return this.waitMs <= LONGEST_WAIT_MS
  }
}

/** @returns undefined where the answer is another one */
export function throttledBy(host: string, { status, headers }: Response): Throttled | undefined {
  if (status !== 429 && status !== 503) return undefined
  const said = headers.get('retry-after')
  const seconds = said === null || said.trim() === '' ? NaN : Number(said)
  return new Throttled(host, status, seconds >= 0 ? seconds * 1000 : USUAL_WAIT_MS)
}
