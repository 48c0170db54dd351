// What belongs into an installed app, and what of the packages it is made of stays behind.

/** @typedef {{ platform: NodeJS.Platform, arch: string }} Target */

/** Files of our own, relative to the checkout; the bundles are found by what they import. */
export const OWN_FILES = [
  'LICENSE',
  'THIRD-PARTY-NOTICES.md',
  // the dialogues by which language models are judged on the user's computer
  'bench/talk',
  'out/preload',
  'out/renderer',
  // the spoken questions by which recognisers are judged and the computer is measured
  'resources/demo',
  'resources/icons',
  'resources/models/catalog.json',
  'resources/voices',
]

/** Bundles that nothing imports: the app and, by their names, its processes. The command line is a checkout's. */
export const isEntry = (/** @type {string} */ name) =>
  name === 'index.js' || name.endsWith('.worker.js')

/** Imported, but not packed: what stands in its place, or why it is never reached. */
export const LEFT_OUT = new Map([
  ['electron', 'is what runs the app'],
  ['@napi-rs/whisper', 'the addon comes built for several processors'],
  ['cmake-js', 'node-llama-cpp builds nothing here'],
  ['node-addon-api', 'the same'],
  ['adm-zip', "onnxruntime-node's installer"],
  ['global-agent', "onnxruntime-node's installer"],
])

/** Of these packages only files are needed, which no bundle imports: sources of models and voices. */
export const FILES_OF_PACKAGES = [
  ['kokoro-js', 'package.json'],
  ['kokoro-js', 'LICENSE'],
  ['@ricky0123/vad-web', 'package.json'],
  ['@ricky0123/vad-web', 'LICENSE'],
  ['@ricky0123/vad-web', 'dist/silero_vad_v5.onnx'],
]

const NEVER =
  /(\.map|\.d\.[cm]?ts|\.tsx?|\.flow|\.markdown|\.tsbuildinfo)$|(^|\/)(\.github|\.vscode|test|tests|__tests__|docs|example|examples)\/|(^|\/)\.[^/]+$/
const NOTICE = /(^|\/)(licen[cs]e|copying|notice|thirdpartynotices)[^/]*$/i

/**
 * Whether a file of a package is packed.
 * @param {string} name of the package
 * @param {string} path within it, with slashes
 * @param {Target} target
 */
export function isPacked(name, path, { platform, arch }) {
  if (NOTICE.test(path)) return true
  if (NEVER.test(path) || (path.endsWith('.md') && !path.includes('dist/'))) return false
  if (name.startsWith('@node-llama-cpp/')) return isWantedBackend(name, path)
  switch (name) {
    case 'onnxruntime-node':
      return path.startsWith('bin/')
        ? path.includes(`/${platform}/${arch}/`)
        : !path.startsWith('script/')
    case 'node-llama-cpp':
      // Sources and tool chains, for who builds it; the grammars are read at run time.
      return path.startsWith('llama/')
        ? path.startsWith('llama/grammars/') || /^llama\/[^/]+\.json$/.test(path)
        : !path.startsWith('templates/')
    case 'protobufjs':
      return !/^(dist|ext|google|bin|cli)\//.test(path)
    case 'uiohook-napi':
      return path.startsWith('prebuilds/')
        ? path.startsWith(`prebuilds/${platform}-${arch}/`)
        : path.startsWith('dist/') || path === 'package.json'
    case 'zod':
      return !/^src\//.test(path)
    default:
      return true
  }
}

/**
 * llama.cpp brings a build for each kind of processor and takes the best that is there. Kinds that hardly anybody has are
 * left out, and where a GPU does the work, all but a few.
 * @param {string} name
 * @param {string} path
 */
function isWantedBackend(name, path) {
  const kind = /ggml-cpu-(\w+)\.(?:so|dll)$/.exec(path)?.[1]
  if (kind === undefined || name.includes('arm64')) return true
  return name.endsWith('-vulkan')
    ? ['x64', 'sse42', 'haswell', 'skylakex'].includes(kind)
    : !['cannonlake', 'cooperlake', 'ivybridge', 'piledriver'].includes(kind)
}

/**
 * Whether an optional package with a build for one machine is for this one. CUDA's builds (177 MB, and 357 MB of
 * libraries) are left out: who has such a card has Vulkan as well.
 * @param {string} name
 * @param {Target} target
 */
export function isForTarget(name, { platform, arch }) {
  if (!name.startsWith('@node-llama-cpp/')) return true
  const system = { darwin: 'mac', win32: 'win' }[/** @type {string} */ (platform)] ?? platform
  const build = name.slice('@node-llama-cpp/'.length)
  return (
    (build === `${system}-${arch}` || build.startsWith(`${system}-${arch}-`)) &&
    !build.includes('cuda')
  )
}

/** Native code: the system's loader opens files, and cannot look into the archive. */
export const UNPACKED = '**/*.{node,so,so.*,dylib,dll}'

/**
 * The part of the app that a file counts for in the report of sizes.
 * @param {string} path within the app, with slashes
 */
export function partOf(path) {
  const parts = /** @type {const} */ ([
    [/^out\/renderer\//, 'window'],
    [/uiohook-napi\//, 'key listener'],
    [/^out\//, 'our program'],
    [/^native\//, 'speech recognition (whisper.cpp)'],
    [/@node-llama-cpp\/[^/]+-vulkan\//, 'language model on a GPU (llama.cpp, Vulkan)'],
    [/@node-llama-cpp\//, 'language model (llama.cpp)'],
    [/onnxruntime-/, 'voice and voice detection (onnxruntime)'],
    [/(kokoro-js|resources\/voices)\//, 'voices'],
    [/espeak-ng/, 'phonemes (espeak-ng)'],
    [/^node_modules\//, 'other packages'],
  ])
  return parts.find(([pattern]) => pattern.test(path))?.[1] ?? 'pictures, licences, the rest'
}
