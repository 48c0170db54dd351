// Who may import whom (design: shared ← engine ← main and cli; shared ← preload, renderer). Checked by `npm run lint`.

const NATIVE =
  '(^|node_modules/)(onnxruntime-node|node-llama-cpp|@napi-rs/whisper|nodejs-whisper|whisper-node|uiohook-napi)(/|$)|\\.node$'
const TEST = '\\.test\\.tsx?$'
const STAGES = '(stt|llm|tts|vad)'
const WINGS = ['audio', 'models', 'stages', 'conversation', 'figures', 'desktop']

/**
 * Files of `folder` may import files of the same folder and of `others`, and nothing else of ours.
 * @param {string} folder
 * @param {string[]} others
 */
function layer(folder, others) {
  const allowed = [folder, ...others].join('|')
  return {
    name: `layer-${folder}`,
    comment: `src/${folder} may import ${others.map((other) => `src/${other}`).join(', ') || 'nothing'} of ours`,
    severity: 'error',
    from: { path: `^src/${folder}/`, pathNot: TEST },
    to: { path: '^(src|bench|e2e|scripts)/', pathNot: `^src/(${allowed})/` },
  }
}

/**
 * Files of a wing of the engine may import files of the same wing, of `others`, and what stands above the wings.
 * @param {string} folder
 * @param {string[]} others
 */
function wing(folder, others) {
  const forbidden = WINGS.filter((other) => other !== folder && !others.includes(other))
  return {
    name: `wing-${folder}`,
    comment: `src/engine/${folder} may import of the other wings: ${others.join(', ') || 'none'}`,
    severity: 'error',
    from: { path: `^src/engine/${folder}/`, pathNot: `${TEST}|/testing/` },
    to: { path: `^src/engine/(${forbidden.join('|')})/` },
  }
}

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    layer('shared', []),
    layer('engine', ['shared']),
    layer('main', ['engine', 'shared']),
    layer('preload', ['shared']),
    layer('renderer', ['shared']),
    layer('cli', ['engine', 'shared']),
    wing('audio', []),
    wing('models', ['audio']),
    wing('stages', ['audio', 'models']),
    wing('conversation', ['audio', 'figures']),
    wing('figures', ['audio', 'models', 'stages']),
    {
      name: 'electron-only-in-its-shell',
      comment: 'the engine, the command line and the page run without Electron',
      severity: 'error',
      from: { path: '^(src|bench)/', pathNot: '^src/(main|preload)/' },
      to: { path: '(^|node_modules/)electron(/|$)' },
    },
    {
      name: 'shared-is-pure',
      comment: 'src/shared runs in the page as well: no packages, nothing of Node',
      severity: 'error',
      from: { path: '^src/shared/', pathNot: TEST },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev'], pathNot: '(^|node_modules/)zod(/|$)' },
    },
    {
      name: 'stages-stay-apart',
      comment: 'stt, llm, tts and vad meet only in a turn, through the ports',
      severity: 'error',
      from: { path: `^src/engine/stages/${STAGES}/` },
      to: { path: `^src/engine/stages/${STAGES}/`, pathNot: '^src/engine/stages/$1/' },
    },
    {
      name: 'native-code-only-in-workers',
      comment:
        'a native crash may cost an engine, never the app: only what *.worker.ts loads may load it',
      severity: 'error',
      from: { path: '^src/(main/index|cli/main)\\.ts$' },
      to: { path: NATIVE, reachable: true },
    },
    {
      name: 'workers-are-entries',
      comment: 'a worker is started as a process, never imported',
      severity: 'error',
      from: {},
      to: { path: '\\.worker\\.ts$' },
    },
    {
      name: 'no-cycles',
      comment: 'files that need each other are one file, or lack a third',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'an import that leads nowhere',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^out/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    detectProcessBuiltinModuleCalls: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'require', 'default'],
    },
  },
}
