// Runs jobs side by side and tells of each in the order given, as soon as it and all before it have ended.

/**
 * @template T
 * @param {readonly (() => Promise<T>)[]} jobs begun in this order
 * @param {{ lanes: number, tell: (result: T) => void }} options lanes: how many run at once
 * @returns {Promise<T[]>} the results, in the order of the jobs
 */
export async function sideBySide(jobs, { lanes, tell }) {
  /** @type {T[]} */
  const results = []
  const ended = new Set()
  let begun = 0
  let told = 0

  async function lane() {
    while (begun < jobs.length) {
      const at = begun++
      const job = /** @type {() => Promise<T>} */ (jobs[at])
      results[at] = await job()
      ended.add(at)
      while (ended.has(told)) tell(/** @type {T} */ (results[told++]))
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return results
}
