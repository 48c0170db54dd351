// The build: main process, command line and engine workers as ES modules, the preload as CommonJS, the window by Vite.
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { readdirSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { withMetaPolicy } from './src/shared/window/page-policy.ts'

const root = import.meta.dirname

/** Plain Node (the command line, the workers) runs the same files as Electron, so the older of the two decides. */
const target = 'node20'

/** Each `<name>.worker.ts` below src/engine and src/main becomes out/main/<name>.worker.js, the file an engine's process runs. */
function workerEntries(): Record<string, string> {
  const workers = ['src/engine', 'src/main'].flatMap((folder) =>
    readdirSync(resolve(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.worker.ts'))
      .map((file) => resolve(root, folder, file)),
  )
  const entries = workers.map((file) => [basename(file, '.ts'), file] as const)
  if (new Map(entries).size < entries.length) {
    throw new Error(
      `two workers share a name, one would overwrite the other: ${workers.join(', ')}`,
    )
  }
  return Object.fromEntries(entries)
}

export default defineConfig({
  main: {
    build: {
      target,
      rolldownOptions: {
        input: {
          index: resolve(root, 'src/main/index.ts'),
          cli: resolve(root, 'src/cli/main.ts'),
          calibrate: resolve(root, 'src/engine/stages/tts/calibration/calibrate.ts'),
          ...workerEntries(),
        },
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
        },
      },
    },
  },
  preload: {
    build: {
      target,
      // A sandboxed preload can load no packages and no ES modules: everything goes into one CommonJS file.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: resolve(root, 'src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(root, 'src/renderer'),
    plugins: [
      react(),
      { name: 'page-policy', transformIndexHtml: { order: 'post', handler: withMetaPolicy } },
    ],
    // The capture worklet and the speech detector are files of their own, as the content security policy wants them.
    worker: { format: 'es' },
    build: {
      // An asset inlined as data: would be refused by the same policy.
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: {
          index: resolve(root, 'src/renderer/index.html'),
          overlay: resolve(root, 'src/renderer/overlay.html'),
        },
      },
      // The first picture waits for it.
      minify: true,
    },
  },
})
