// Every child process of ours is started here, so that none can be started without the switches below. Plain
// JavaScript: set-up and the benchmark's peers run it before anything is built.
import * as childProcess from 'node:child_process'
import builtIn from 'node:child_process'
import { syncBuiltinESMExports } from 'node:module'

/**
 * What keeps the native packages quiet. onnxruntime reads its switches once, when it is loaded:
 * - `ORT_DISABLE_TELEMETRY` (Linux, macOS): no uploader, no device identifier, no queue of events
 *   (microsoft/onnxruntime#27379, onnxruntime/core/platform/telemetry_environment.h).
 * - `ORT_RUNNING_UNIT_TESTS` (Windows): the provider of trace events is not registered. The one above is not read
 *   there, and the Node binding gives no access to OrtApi::DisableTelemetryEvents, which would come after the first
 *   event anyhow (onnxruntime/core/platform/windows/telemetry.cc, microsoft/onnxruntime#25573).
 * @param {NodeJS.Platform} [platform]
 * @returns {Readonly<Record<string, string>>}
 */
export function quietSwitches(platform = process.platform) {
  return platform === 'win32'
    ? { ORT_DISABLE_TELEMETRY: '1', ORT_RUNNING_UNIT_TESTS: '1' }
    : { ORT_DISABLE_TELEMETRY: '1' }
}

/**
 * The environment of a child process. Whatever `env` says of the switches, they are on.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {NodeJS.ProcessEnv}
 */
export function childEnvironment(env = process.env) {
  return { ...env, ...quietSwitches() }
}

/**
 * For a process that we do not start ourselves: call it before a native package is loaded. Node hands changes of
 * `process.env` to the system, so native code sees them (and so do processes that others start for us).
 */
export function quietThisProcess() {
  Object.assign(process.env, quietSwitches())
}

/** Whether this very process was told to keep quiet. */
export function isQuiet() {
  return Object.entries(quietSwitches()).every(([name, value]) => process.env[name] === value)
}

/** Those of `spawn` and `fork` that run. */
const running = /** @type {Set<childProcess.ChildProcess>} */ (new Set())

/**
 * @template {childProcess.ChildProcess} Child
 * @param {Child} child
 * @returns {Child}
 */
function kept(child) {
  if (child.pid === undefined) return child
  running.add(child)
  child.once('exit', () => running.delete(child))
  return child
}

/** Ends every child process of this one at once, those with a group of their own together with it. */
export function endChildren() {
  for (const child of running) {
    try {
      // Fails for a child that shares our group: it leads none.
      process.kill(-Number(child.pid), 'SIGKILL')
    } catch {
      child.kill('SIGKILL')
    }
  }
}

/** `spawn` of node:child_process, quiet. */
export const spawn = /** @type {typeof childProcess.spawn} */ (
  /** @param {string} program @param {string[]} args @param {childProcess.SpawnOptions} [options] */
  (program, args, options) =>
    kept(childProcess.spawn(program, args, { ...options, env: childEnvironment(options?.env) }))
)

/** `fork` of node:child_process, quiet. */
export const fork = /** @type {typeof childProcess.fork} */ (
  /** @param {string} file @param {string[]} args @param {childProcess.ForkOptions} [options] */
  (file, args, options) =>
    kept(childProcess.fork(file, args, { ...options, env: childEnvironment(options?.env) }))
)

/** `spawnSync` of node:child_process, quiet. */
export const spawnSync = /** @type {typeof childProcess.spawnSync} */ (
  /** @param {string} program @param {string[]} args @param {childProcess.SpawnSyncOptions} [options] */
  (program, args, options) =>
    childProcess.spawnSync(program, args, { ...options, env: childEnvironment(options?.env) })
)

/**
 * Answers forks that a package would make, in this process alone. What it gives a package that imported `fork` before
 * is changed as well.
 * @param {(file: string) => childProcess.ChildProcess | undefined} standIn undefined: it is forked as ever
 */
export function answerForks(standIn) {
  const real = builtIn.fork
  builtIn.fork = /** @type {typeof real} */ (
    /** @param {string} file @param {unknown[]} rest */
    (file, ...rest) => standIn(file) ?? Reflect.apply(real, builtIn, [file, ...rest])
  )
  syncBuiltinESMExports()
}
