import { describe, expect, it } from 'vitest'
import { isEntry, isForTarget, isPacked, partOf } from './layout.mjs'

/** @type {import('./layout.mjs').Target} */
const LINUX = { platform: 'linux', arch: 'x64' }
/** @type {import('./layout.mjs').Target} */
const MAC = { platform: 'darwin', arch: 'arm64' }

describe('isPacked', () => {
  const packed = (/** @type {string} */ name, /** @type {string} */ path) =>
    isPacked(name, path, LINUX)

  it("given onnxruntime's builds, takes this system's, the library as well as the binding", () => {
    const bin = (/** @type {string} */ path) => packed('onnxruntime-node', `bin/napi-v6/${path}`)
    expect(bin('linux/x64/onnxruntime_binding.node')).toBe(true)
    expect(bin('linux/x64/libonnxruntime.so.1')).toBe(true)
    expect(bin('linux/arm64/libonnxruntime.so.1')).toBe(false)
    expect(bin('win32/x64/onnxruntime.dll')).toBe(false)
  })
  it('given the listener for keys, takes its build for this system, and no sources', () => {
    const hook = (/** @type {string} */ path) => packed('uiohook-napi', path)
    expect(hook('prebuilds/linux-x64/uiohook-napi.node')).toBe(true)
    expect(hook('dist/index.js')).toBe(true)
    for (const path of [
      'prebuilds/darwin-arm64/uiohook-napi.node',
      'libuiohook/src/a.c',
      'binding.gyp',
    ])
      expect(hook(path)).toBe(false)
  })
  it("given llama.cpp's builds for each processor, leaves those that hardly anybody has", () => {
    const bin = (/** @type {string} */ build, /** @type {string} */ kind) =>
      packed(`@node-llama-cpp/${build}`, `bins/${build}/libggml-cpu-${kind}.so`)
    expect(bin('linux-x64', 'zen4')).toBe(true)
    expect(bin('linux-x64', 'cannonlake')).toBe(false)
    expect(bin('linux-x64-vulkan', 'zen4')).toBe(false)
    expect(bin('linux-x64-vulkan', 'haswell')).toBe(true)
    expect(bin('linux-arm64', 'armv8.2_1')).toBe(true)
    expect(packed('@node-llama-cpp/linux-x64', 'bins/linux-x64/libllama-common.so')).toBe(true)
  })
  it('given what only builders and readers of types need, leaves it, but never a licence', () => {
    expect(packed('node-llama-cpp', 'llama/gitRelease.bundle')).toBe(false)
    expect(packed('node-llama-cpp', 'llama/binariesGithubRelease.json')).toBe(true)
    for (const path of ['index.d.ts', 'dist/index.js.map', 'README.md', 'test/a.js', '.gitkeep'])
      expect(packed('any', path)).toBe(false)
    for (const path of ['LICENSE', 'docs/LICENSE.md', 'index.js', 'package.json'])
      expect(packed('any', path)).toBe(true)
  })
})

describe('isForTarget', () => {
  it('given builds of llama.cpp, takes those of this machine, for the CPU and Vulkan', () => {
    const wanted = (/** @type {string} */ build, target = LINUX) =>
      isForTarget(`@node-llama-cpp/${build}`, target)
    expect(['linux-x64', 'linux-x64-vulkan'].every((build) => wanted(build))).toBe(true)
    for (const build of [
      'linux-arm64',
      'linux-armv7l',
      'linux-x64-cuda',
      'linux-x64-cuda-ext',
      'win-x64',
    ])
      expect(wanted(build)).toBe(false)
    expect(wanted('mac-arm64-metal', MAC)).toBe(true)
    expect(wanted('win-x64', { platform: 'win32', arch: 'x64' })).toBe(true)
  })
})

describe('the report of sizes', () => {
  it('given a file of a part, counts it there', () => {
    expect(partOf('node_modules/@node-llama-cpp/linux-x64-vulkan/bins/x.so')).toContain('Vulkan')
    expect(partOf('node_modules/@node-llama-cpp/linux-x64/bins/x.so')).toBe(
      'language model (llama.cpp)',
    )
    expect(partOf('native/whisper/parley_whisper-avx2.node')).toContain('speech recognition')
    expect(partOf('LICENSE')).toContain('licences')
  })
})

describe('isEntry', () => {
  it('given bundles, takes the app and its processes, not the command line', () => {
    const bundles = ['index.js', 'llama.worker.js', 'cli.js', 'calibrate.js', 'chunks']
    expect(bundles.filter(isEntry)).toEqual(['index.js', 'llama.worker.js'])
  })
})
