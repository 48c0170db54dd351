// What is wrong on this machine and what mends it, from the facts.
import { faceOf, makeRoom, type Face } from '../../advice.ts'
import type { Facts, Problem, SttBuildFacts } from './doctor-report.ts'
import { gigabytes } from './machine-facts.ts'

/** Below this the default models and the system do not fit into memory together. */
const LEAST_MEMORY_GB = 4
/** Room to leave on the disk beside the models: half-loaded parts, recordings. */
const SPARE_DISK_GB = 0.5

/** Errors first. None: a spoken turn is possible and as fast as this machine allows. */
export function problemsOf(facts: Facts, face: Face = faceOf()): Problem[] {
  const found = [
    ...modelProblems(facts, face),
    ...engineProblems(facts, face),
    ...machineProblems(facts, face),
    ...privacyProblems(facts),
    // Who reads this in the window has one.
    ...(face === 'terminal' ? windowProblems(facts) : []),
  ]
  return [
    ...found.filter(({ severity }) => severity === 'error'),
    ...found.filter(({ severity }) => severity === 'warning'),
  ]
}

function* modelProblems({ models, catalog_error, storage }: Facts, face: Face): Generator<Problem> {
  if (catalog_error !== null)
    yield {
      code: 'catalog_unusable',
      message: catalog_error,
      fix: face === 'installed' ? REINSTALL : 'restore resources/models/catalog.json from git',
      severity: 'error',
    }
  const bad = models.filter(
    ({ state, needed }) => needed && (state === 'missing' || state === 'corrupt'),
  )
  for (const { id, title, state } of bad)
    yield {
      code: `model_${state}`,
      message: `the model ${id} (${title}) is ${state}`,
      fix: face === 'terminal' ? `parley models pull ${id}` : 'download it on the Models page',
      severity: 'error',
    }
  if (!storage.writable)
    yield {
      code: 'cache_unwritable',
      message: `the folder for models, ${storage.cache_folder}, cannot be written`,
      fix:
        face === 'terminal'
          ? 'make it your own, or name another one in the environment variable PARLEY_CACHE'
          : 'make that folder your own, so that you may write there',
      severity: bad.length > 0 ? 'error' : 'warning',
    }
  const wantedGb = bad.reduce((sum, { bytes }) => sum + gigabytes(bytes), 0)
  const freeGb = storage.free_disk_gb
  if (wantedGb > 0 && freeGb !== null && freeGb < wantedGb + SPARE_DISK_GB)
    yield {
      code: 'disk_full',
      message: `${freeGb} GB are free for models, the missing ones need ${wantedGb.toFixed(1)} GB`,
      fix: makeRoom(face),
      severity: 'error',
    }
}

function* engineProblems({ engines }: Facts, face: Face): Generator<Problem> {
  const { stt } = engines
  if (stt.source === 'none')
    yield {
      code: 'stt_missing',
      message: 'there is no build of whisper.cpp for this machine',
      fix: face === 'installed' ? REINSTALL : STT_FIXES[stt.addon],
      severity: 'error',
    }
  else if (stt.addon !== 'in use')
    yield {
      code: 'stt_fallback',
      message: `our whisper.cpp addon is not in use (${stt.addon}); ${stt.engine} serves instead, slower`,
      fix: face === 'installed' ? REINSTALL : STT_FIXES[stt.addon],
      severity: 'warning',
    }
  for (const { engine, source } of [engines.llm, engines.onnxruntime])
    if (source === 'none')
      yield {
        code: 'engine_missing',
        message: `${engine} has no build that loads on this machine`,
        fix: face === 'installed' ? REINSTALL : 'npm ci --ignore-scripts',
        severity: 'error',
      }
}

const REINSTALL = 'install Parley again'

const STT_FIXES: Record<SttBuildFacts['addon'], string> = {
  'in use': 'npm run setup',
  'not built': 'npm run setup',
  'no build tools': 'install cmake and a C++ compiler, then: npm run setup',
  'build failed':
    'see native/whisper/build/build.log; delete native/whisper/build, then: npm run setup',
  'does not load': 'delete native/whisper/build, then: npm run setup',
}

function* machineProblems({ machine }: Facts, face: Face): Generator<Problem> {
  if (machine.memory_gb < LEAST_MEMORY_GB)
    yield {
      code: 'memory_low',
      message: `${machine.memory_gb} GB of memory are little for the default models`,
      fix:
        face === 'terminal'
          ? 'choose the small ones: --tier fast'
          : 'choose the fast assistant on the Models page',
      severity: 'warning',
    }
}

function* privacyProblems({ privacy }: Facts): Generator<Problem> {
  if (privacy.telemetry === 'on')
    yield {
      code: 'telemetry_on',
      message: 'onnxruntime was not told to keep quiet: it may report to its maker',
      fix: 'start Parley by its own commands; set ORT_DISABLE_TELEMETRY=1 until this is mended',
      severity: 'error',
    }
}

function* windowProblems({ window, machine }: Facts): Generator<Problem> {
  if (window.electron_binary === null)
    yield {
      code: 'electron_missing',
      message: "Electron's program is not here: no window, but the command line works",
      fix: 'npm start (on a network that reaches its download)',
      severity: 'warning',
    }
  if (!machine.display)
    yield {
      code: 'no_display',
      message: 'there is no display: no window, but the command line works',
      fix: 'run npm start in a desktop session',
      severity: 'warning',
    }
}
