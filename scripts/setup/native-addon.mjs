// Step 3: the whisper.cpp addon, built for this machine's processor where there is a compiler, once per user.
import { copyFileSync, existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import { cpuFeatures } from './cpu-features.mjs'
import { contents, filesBelow, fingerprint, readMark } from './fingerprint.mjs'
import { run } from './run.mjs'
import { missingTools } from './toolchain.mjs'

const ADDON = 'parley_whisper.node'
const CMAKE_OPTIONS = ['--CDGGML_OPENMP=OFF']
/** @param {string} reason */
const FALLBACK = (reason) =>
  `${reason}: speech recognition uses the prebuilt @napi-rs/whisper instead (it works, slower)`

/** @type {import('./steps.mjs').Step} */
export const nativeAddon = {
  name: 'speech recognition addon',
  isCurrent({ root }) {
    const wanted = sources(root)
    if (existsSync(built(root)) && readMark(mark(root)) === wanted) return true
    // Told once that it cannot be had; asked again when the sources change or the tools turn up.
    const given = readMark(givenUp(root))
    if (given === `${wanted} no tools`) return missingTools().length > 0
    return given === `${wanted} failed`
  },
  async run({ root, cache, progress }) {
    const wanted = sources(root)
    const cached = join(cache, 'native', wanted, ADDON)
    if (existsSync(cached) && (await loads(cached, root))) {
      put(cached, built(root))
      writeFileSync(mark(root), wanted)
      return progress.say('speech recognition addon: taken from the cache')
    }
    const missing = missingTools()
    if (missing.length > 0) {
      write(givenUp(root), `${wanted} no tools`)
      return progress.say(FALLBACK(`no ${missing.join(' and no ')} here`))
    }
    const problem = await build(root, progress)
    if (problem) {
      write(givenUp(root), `${wanted} failed`)
      return progress.say(FALLBACK(`${problem} (delete native/whisper/build to try again)`))
    }
    writeFileSync(mark(root), wanted)
    put(built(root), cached)
  },
}

/** @param {string} root */
const built = (root) => join(root, 'native/whisper/build/Release', ADDON)
/** @param {string} root */
const mark = (root) => join(root, 'native/whisper/build/Release/built-from')
/** @param {string} root */
const givenUp = (root) => join(root, 'native/whisper/build/given-up')

/**
 * @param {string} root
 * @param {import('./progress.mjs').Progress} progress
 * @returns {Promise<string | undefined>} what went wrong, if anything did
 */
async function build(root, progress) {
  const task = progress.task('building the speech recognition addon for this processor')
  const log = join(root, 'native/whisper/build/build.log')
  try {
    const project = join(root, 'native/whisper')
    const tool = join(root, 'node_modules/cmake-js/bin/cmake-js')
    const parallel = String(availableParallelism())
    const { status, output } = await run(
      process.execPath,
      [tool, 'compile', '--directory', project, '--parallel', parallel, ...CMAKE_OPTIONS],
      {
        cwd: root,
        onOutput(text) {
          const done = buildProgress(text)
          if (done) task.update(done)
        },
      },
    )
    if (status !== 0 || !existsSync(built(root))) {
      write(log, output)
      return `the addon could not be built, see ${log}`
    }
    if (!(await loads(built(root), root))) return 'the addon was built but does not load'
    task.done('built')
    return undefined
  } finally {
    task.stop()
  }
}

/**
 * How far a build is, from what ninja (`[12/60] …`) or make (`[ 20%] …`) says.
 * @param {string} text a piece of its output
 */
export function buildProgress(text) {
  const marks = [...text.matchAll(/^\[\s*(\d+\/\d+|\d+%)\]/gm)]
  return marks.at(-1)?.[1]
}

/**
 * Tried in a process of its own: an addon for another processor or C library ends the process that loads it.
 * @param {string} addon
 * @param {string} root
 */
async function loads(addon, root) {
  const script = 'require(process.argv[1])'
  return (await run(process.execPath, ['-e', script, addon], { cwd: root })).status === 0
}

/**
 * All that the built file depends on.
 * @param {string} root
 */
function sources(root) {
  const project = join(root, 'native/whisper')
  const files = filesBelow(project, (path) => !path.startsWith('build/') && !path.endsWith('.md'))
  const packages = ['nodejs-whisper', 'node-addon-api'].map((name) => packageVersion(root, name))
  const machine = [process.platform, process.arch, cpuFeatures()]
  return fingerprint([...contents(project, files), ...packages, ...CMAKE_OPTIONS, ...machine])
}

/**
 * @param {string} root
 * @param {string} name
 */
function packageVersion(root, name) {
  const text = readMark(join(root, 'node_modules', name, 'package.json'))
  return `${name} ${text ? JSON.parse(text).version : 'missing'}`
}

/**
 * Copies so that nobody ever sees half a file.
 * @param {string} from
 * @param {string} to
 */
function put(from, to) {
  mkdirSync(dirname(to), { recursive: true })
  const half = `${to}.${process.pid}`
  copyFileSync(from, half)
  renameSync(half, to)
}

/**
 * @param {string} file
 * @param {string} text
 */
function write(file, text) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}
