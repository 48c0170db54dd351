// Step 4: the bundles in out/, by electron-vite.
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { SetUpFailure } from './failure.mjs'
import { filesBelow, fingerprint, readMark, stamps } from './fingerprint.mjs'
import { lastLines, run } from './run.mjs'

/** @type {import('./steps.mjs').Step} */
export const bundle = {
  name: 'build',
  isCurrent({ root }) {
    return existsSync(join(root, 'out/main/cli.js')) && readMark(mark(root)) === sources(root)
  },
  async run({ root, progress }) {
    const task = progress.task('building the program')
    // Taken before the build: a file changed meanwhile is built again next time.
    const builtFrom = sources(root)
    rmSync(mark(root), { force: true })
    try {
      const tool = join(root, 'node_modules/electron-vite/bin/electron-vite.js')
      const { status, output } = await run(process.execPath, [tool, 'build'], { cwd: root })
      if (status !== 0) {
        throw new SetUpFailure({
          what: 'the program could not be built',
          why: `electron-vite ended with status ${status}`,
          todo: `Mend what it names and run the command again\n${lastLines(output, 20)}\n`,
        })
      }
      mkdirSync(dirname(mark(root)), { recursive: true })
      writeFileSync(mark(root), builtFrom)
      task.done('built')
    } finally {
      task.stop()
    }
  },
}

/** @param {string} root */
const mark = (root) => join(root, 'out', '.setup', 'built-from')

/** @param {string} root */
function sources(root) {
  const src = filesBelow(join(root, 'src'), (path) => !path.includes('.test.'))
  const files = [
    'electron.vite.config.ts',
    'package-lock.json',
    ...src.map((path) => `src/${path}`),
  ]
  return fingerprint(stamps(root, files))
}
