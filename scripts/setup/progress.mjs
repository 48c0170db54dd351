// What set-up says, on stderr: one living line on a terminal, a line now and then in a log.

/** A log gets a line at most this often, so that CI shows life without pages of it. */
const LOG_EVERY_MS = 15_000

/**
 * @typedef {object} Task one piece of work that takes a while
 * @property {(detail: string) => void} update
 * @property {(outcome: string) => void} done
 * @property {() => void} stop ends the living line and its timer without a word; harmless after `done`
 */

/**
 * @typedef {object} Progress
 * @property {(line: string) => void} say
 * @property {(label: string) => Task} task
 */

/**
 * @param {{ write(text: string): unknown, isTTY?: boolean }} stream
 * @param {{ quiet?: boolean, nowMs?: () => number }} [options] quiet: say nothing (failures are thrown, not said)
 * @returns {Progress}
 */
export function createProgress(stream, { quiet = false, nowMs = () => performance.now() } = {}) {
  if (quiet) return { say() {}, task: () => ({ update() {}, done() {}, stop() {} }) }

  /** @param {string} line */
  const say = (line) => void stream.write(`parley: ${line}\n`)

  return {
    say,
    task(label) {
      const startedMs = nowMs()
      let shownMs = startedMs
      let detail = ''
      const seconds = () => `${Math.round((nowMs() - startedMs) / 1000)} s`
      const show = () => {
        const line = [`${label} …`, detail, seconds()].filter(Boolean).join(' ')
        if (stream.isTTY) stream.write(`\r\x1b[Kparley: ${line}`)
        else if (nowMs() - shownMs >= LOG_EVERY_MS) {
          shownMs = nowMs()
          say(line)
        }
      }
      if (stream.isTTY) show()
      else say(`${label} …`)
      const timer = setInterval(show, 1000)
      timer.unref()
      let open = true
      const stop = () => {
        clearInterval(timer)
        if (open && stream.isTTY) stream.write('\r\x1b[K')
        open = false
      }
      return {
        update(text) {
          detail = text
          if (open) show()
        },
        done(outcome) {
          stop()
          say(`${label}: ${outcome} (${seconds()})`)
        },
        stop,
      }
    },
  }
}
