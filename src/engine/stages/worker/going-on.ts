// A reply whose engine is lost goes on with another one from where it stopped: nothing is lost, nothing comes twice.

/** Whether `error` is the loss of an engine, so that another one may go on; anything else is thrown as it is. */
export type IsLoss = (error: unknown) => boolean

/**
 * The text of a reply, from the first of `runs` that lasts to its end: each next one is asked only when the one before it
 * was lost, and told what was delivered so far, behind which it is to go on.
 * @param runs from `said`, the text delivered so far (empty at first), to the deltas behind it; one at least
 * @throws what is no loss, and the loss of the last run
 */
export async function* goOnSaying(
  runs: readonly ((said: string) => AsyncIterable<string>)[],
  isLoss: IsLoss,
): AsyncGenerator<string, void, void> {
  let said = ''
  yield* oneAfterAnother(
    runs.map((run) => () => run(said)),
    (delta) => void (said += delta),
    isLoss,
  )
}

/**
 * The sound of a text, from the first of `runs` that lasts to its end. Each says the whole text in the same way: of a
 * next one so many samples are left out as were delivered before it.
 * @throws as `goOnSaying`
 */
export async function* goOnSounding(
  runs: readonly (() => AsyncIterable<Float32Array>)[],
  isLoss: IsLoss,
): AsyncGenerator<Float32Array, void, void> {
  let delivered = 0
  yield* oneAfterAnother(
    runs.map((run) => () => behind(run(), delivered)),
    (pcm) => void (delivered += pcm.length),
    isLoss,
  )
}

async function* oneAfterAnother<T>(
  runs: readonly (() => AsyncIterable<T>)[],
  note: (item: T) => void,
  isLoss: IsLoss,
): AsyncGenerator<T, void, void> {
  for (const [index, run] of runs.entries()) {
    try {
      for await (const item of run()) {
        note(item)
        yield item
      }
      return
    } catch (error) {
      if (index === runs.length - 1 || !isLoss(error)) throw error
    }
  }
}

/** What of `pieces` comes behind their first `samples` samples. */
async function* behind(
  pieces: AsyncIterable<Float32Array>,
  samples: number,
): AsyncGenerator<Float32Array, void, void> {
  let left = samples
  for await (const pcm of pieces) {
    if (left < pcm.length) yield left === 0 ? pcm : pcm.slice(left)
    left = Math.max(0, left - pcm.length)
  }
}
