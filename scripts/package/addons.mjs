// Builds the speech recognition addon for processors that are not this one: a release may not ask for more than the
// user's has.
import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { contents, filesBelow, fingerprint } from '../setup/fingerprint.mjs'
import { lastLines, run } from '../setup/run.mjs'

const ADDON = 'parley_whisper'
const CPU_ADDON = 'parley_cpu.node'

/**
 * Instruction sets of which one build each is made (native/whisper/CMakeLists.txt).
 * @param {import('./layout.mjs').Target} target
 */
export function variantsOf({ platform, arch }) {
  if (arch === 'x64') return ['baseline', 'avx2', 'avx512']
  // Every Apple silicon can do what the build for the first of them does.
  return platform === 'darwin' ? ['baseline'] : ['baseline', 'dotprod']
}

/**
 * Builds what the cache does not have, and copies all of it to `to`.
 * @param {object} options
 * @param {string} options.root
 * @param {string} options.cache the per-user cache folder
 * @param {string} options.to
 * @param {import('./layout.mjs').Target} options.target this machine: nothing is built for another system
 * @param {(line: string) => void} options.say
 * @throws Error with the end of the compiler's output
 */
export async function makeAddons({ root, cache, to, target, say }) {
  const project = join(root, 'native/whisper')
  const kept = join(cache, 'native', `release-${sourcesOf(project, target)}`)
  mkdirSync(kept, { recursive: true })
  mkdirSync(to, { recursive: true })
  for (const variant of variantsOf(target)) {
    const name = `${ADDON}-${variant}.node`
    const isWhole = existsSync(join(kept, name)) && existsSync(join(kept, CPU_ADDON))
    if (!isWhole) {
      say(`building speech recognition: ${variant}`)
      const built = await build({ root, project, variant, target })
      copyFileSync(join(built, `${ADDON}.node`), join(kept, name))
      if (variant === 'baseline') copyFileSync(join(built, CPU_ADDON), join(kept, CPU_ADDON))
    }
    copyFileSync(join(kept, name), join(to, name))
  }
  copyFileSync(join(kept, CPU_ADDON), join(to, CPU_ADDON))
}

/** @param {{ root: string, project: string, variant: string, target: import('./layout.mjs').Target }} options */
async function build({ root, project, variant, target }) {
  const out = join(root, 'dist/addons', variant)
  const args = [
    join(root, 'node_modules/cmake-js/bin/cmake-js'),
    'compile',
    ...['--directory', project, '--out', out, '--parallel', String(availableParallelism())],
    `--CDPARLEY_CPU=${variant}`,
    // Vulkan's loader would have to be there for the addon to load at all.
    `--CDPARLEY_GPU=${target.platform === 'darwin' ? 'metal' : 'off'}`,
    // Microsoft's compiler cannot build ggml for ARM.
    ...(target.platform === 'win32' && target.arch === 'arm64' ? ['--toolset', 'ClangCL'] : []),
  ]
  const { status, output } = await run(process.execPath, args, { cwd: root })
  if (status !== 0)
    throw new Error(`the addon could not be built (${variant}):\n${lastLines(output, 30)}`)
  return join(out, 'Release')
}

/** @param {string} project @param {import('./layout.mjs').Target} target */
function sourcesOf(project, target) {
  const files = filesBelow(project, (path) => !path.startsWith('build/') && !path.endsWith('.md'))
  return fingerprint([...contents(project, files), target.platform, target.arch])
}
