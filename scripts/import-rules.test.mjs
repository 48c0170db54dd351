// The import rules bite: every rule is broken once, in a small tree laid out like ours.
import { cruise } from 'dependency-cruiser'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const { forbidden, options } = createRequire(import.meta.url)('../.dependency-cruiser.cjs')

/** File → its text. Each file breaks at most one rule. @type {Record<string, string>} */
const TREE = {
  'src/shared/leaf.ts': 'export const leaf = 1',
  'src/shared/bad-layer.ts': "import '../engine/fine.ts'",
  'src/shared/bad-node.ts': "import 'node:fs'",
  'src/engine/fine.ts': "import '../shared/leaf.ts'\nexport const fine = 1",
  'src/engine/bad-layer.ts': "import '../main/lockdown.ts'",
  'src/engine/bad-electron.ts': "import 'electron'",
  'src/engine/stages/stt/ears.ts': 'export const ears = 1',
  'src/engine/stages/tts/bad-stage.ts':
    "import type { ears } from '../stt/ears.ts'\nexport type X = typeof ears",
  'src/engine/stages/tts/voice.worker.ts': "import '../../native-loader.ts'",
  'src/engine/audio/bad-wing.ts':
    "import type { ears } from '../stages/stt/ears.ts'\nexport type X = typeof ears",
  'src/engine/conversation/bad-wing.ts':
    "import type { ears } from '../stages/stt/ears.ts'\nexport type X = typeof ears",
  'src/engine/desktop/fine.ts': "import '../stages/stt/ears.ts'",
  'src/engine/native-loader.ts': "import 'onnxruntime-node'\nexport const loader = 1",
  'src/engine/bad-worker-import.ts': "import './stages/tts/voice.worker.ts'",
  'src/engine/cycle-a.ts': "import './cycle-b.ts'",
  'src/engine/cycle-b.ts': "import './cycle-a.ts'",
  'src/main/lockdown.ts': "import 'electron'",
  'src/main/index.ts': "import './lockdown.ts'\nimport '../engine/fine.ts'",
  'src/preload/bad-layer.ts': "import '../engine/fine.ts'",
  'src/renderer/bad-layer.tsx': "import '../engine/fine.ts'",
  'src/renderer/bad-electron.ts': "import 'electron'",
  'src/cli/main.ts': "import '../engine/native-loader.ts'",
  'src/cli/bad-layer.ts': "import '../main/lockdown.ts'",
  'src/cli/bad-path.ts': "import './nowhere.ts'",
  'node_modules/electron/package.json': '{ "name": "electron", "main": "index.js" }',
  'node_modules/electron/index.js': '',
  'node_modules/onnxruntime-node/package.json':
    '{ "name": "onnxruntime-node", "main": "index.js" }',
  'node_modules/onnxruntime-node/index.js': '',
  'package.json':
    '{ "dependencies": { "onnxruntime-node": "1" }, "devDependencies": { "electron": "1" } }',
}

/** @type {string} */
let folder
/** @type {string[]} */
let broken

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parley-rules-'))
  for (const [path, text] of Object.entries(TREE)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const { tsConfig: _, ...rest } = options
  const { output } = await cruise(['src'], {
    ...rest,
    baseDir: folder,
    validate: true,
    ruleSet: { forbidden },
  })
  if (typeof output === 'string') throw new Error(output)
  broken = output.summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`)
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('the import rules', () => {
  it.each([
    'layer-shared: src/shared/bad-layer.ts',
    'shared-is-pure: src/shared/bad-node.ts',
    'layer-engine: src/engine/bad-layer.ts',
    'electron-only-in-its-shell: src/engine/bad-electron.ts',
    'wing-audio: src/engine/audio/bad-wing.ts',
    'wing-conversation: src/engine/conversation/bad-wing.ts',
    'stages-stay-apart: src/engine/stages/tts/bad-stage.ts',
    'workers-are-entries: src/engine/bad-worker-import.ts',
    'no-cycles: src/engine/cycle-a.ts',
    'layer-preload: src/preload/bad-layer.ts',
    'layer-renderer: src/renderer/bad-layer.tsx',
    'electron-only-in-its-shell: src/renderer/bad-electron.ts',
    'layer-cli: src/cli/bad-layer.ts',
    'native-code-only-in-workers: src/cli/main.ts',
    'resolvable: src/cli/bad-path.ts',
  ])('%s', (violation) => {
    expect(broken).toContain(violation)
  })

  it('leave everything else alone', () => {
    const offenders = new Set(broken.map((violation) => violation.split(': ')[1]))
    const fine = Object.keys(TREE).filter(
      (path) => path.startsWith('src/') && !/bad-|cycle-|cli\/main/.test(path),
    )
    expect(fine.filter((path) => offenders.has(path))).toEqual([])
  })
})
