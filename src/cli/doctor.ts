// `doctor`: what the machine has, which engine builds are in use, what is missing and how to get it.
import { join } from 'node:path'
import { CodedError } from '../shared/coded-error.ts'
import { FLAG_NAMES, FLAGS, flagsWith, type Flags } from '../shared/flags.ts'
import type { BuildFacts, DoctorReport } from '../engine/figures/diagnostics/doctor-report.ts'
import { inspect } from '../engine/figures/diagnostics/inspect.ts'
import { privacyLines } from '../engine/figures/diagnostics/privacy.ts'
import { isTold } from '../engine/figures/diagnostics/model-facts.ts'
import { cacheFolder } from '../engine/models/cache-folder.ts'
import { spawnFork } from '../engine/stages/worker/spawn-fork.ts'
import { readArguments } from './arguments.ts'
import type { CommandContext } from './command-context.ts'
import { openOutput } from './output.ts'
import { textStyle, wantsColor, type TextStyle } from './text-style.ts'

const OPTIONS = { json: { type: 'boolean', default: false } } as const

/** Ends with status 0 whenever it could look; what it found stands in `ok` and `problems`. */
export async function doctor(args: string[], context: CommandContext): Promise<void> {
  const { values, positionals } = readArguments(args, OPTIONS)
  if (positionals.length > 0)
    throw new CodedError('usage', `doctor takes no arguments; got '${positionals[0]}'`)
  const { root, store, signal } = context
  const output = openOutput(values.json)
  output.status('Looking …')
  const places = {
    root,
    store,
    spawn: spawnFork,
    workerFile: join(root, 'out/main/diagnostics.worker.js'),
    addonFile: join(root, 'native/whisper/build/Release/parley_whisper.node'),
    cacheFolder: cacheFolder(),
  }
  const report = await inspect(places, { signal })
  output.status('')
  const { flags } = context
  if (values.json) return output.json({ ...report, flags })
  for (const line of doctorLines(report, textStyle(wantsColor(output.stream)), flags))
    output.say(line)
}

const TITLE_WIDTH = 20

/** The report as people read it. */
export function doctorLines(
  report: DoctorReport,
  style: TextStyle,
  flags: Flags = flagsWith(),
): string[] {
  const { machine, gpu, engines, models, quality, storage, privacy, window, problems } = report
  const line = (mark: string, title: string, text: string): string =>
    `${mark} ${title.padEnd(TITLE_WIDTH)} ${text}`
  const yes = style.green('✓')
  const check = (good: boolean, title: string, text: string, bad = style.red('✗')): string =>
    line(good ? yes : bad, title, text)
  const note = style.yellow('!')
  const build = (title: string, facts: BuildFacts): string =>
    check(facts.source !== 'none', title, buildText(facts))

  return [
    style.bold('Machine'),
    line(yes, 'system', `${machine.os}, Node ${machine.node}`),
    line(yes, 'processor', `${machine.cpu}, ${machine.cores} cores`),
    line(yes, 'memory', `${machine.memory_gb} GB, ${machine.free_memory_gb} GB free`),
    line(yes, 'graphics', gpuText(gpu)),
    check(machine.display, 'display', machine.display ? 'present' : 'none', note),
    check(
      window.electron_binary !== null,
      'Electron',
      `${window.electron ?? 'not installed'}${window.electron_binary === null ? ', without its program' : ''}`,
      note,
    ),
    style.bold('Engines'),
    build('speech recognition', engines.stt),
    build('language model', engines.llm),
    build('voice, detection', engines.onnxruntime),
    style.bold('Models'),
    ...models.filter(isTold).map(({ id, title, state, bytes, needed }) => {
      const mb = Math.round(bytes / 1e6).toLocaleString('en')
      const isHere = state === 'installed' || state === 'unchecked'
      const text = `${state}, ${mb} MB, ${title}${needed ? '' : ' (optional)'}`
      return check(isHere, id, text, needed ? undefined : style.dim('·'))
    }),
    ...qualityLines(quality, style),
    check(
      storage.writable,
      'folder for models',
      `${storage.cache_folder}, ${storage.free_disk_gb ?? '?'} GB free`,
    ),
    style.bold('Privacy'),
    ...privacyLines(privacy).map(({ title, text, isSo }) =>
      line(
        isSo === true ? yes : isSo === false ? style.red('✗') : style.dim('·'),
        title.toLowerCase(),
        text,
      ),
    ),
    style.bold('Experiments'),
    ...FLAG_NAMES.map((name) => {
      const isUsual = flags[name] === FLAGS[name].default
      return line(
        isUsual ? yes : note,
        name,
        `${(flags[name] ? 'on' : 'off').padEnd(3)} ${FLAGS[name].does}`,
      )
    }),
    '',
    ...problems.flatMap(({ severity, message, fix }) => [
      `${severity === 'error' ? style.red('✗') : note} ${message}`,
      `    → ${fix}`,
    ]),
    verdict(report, style),
  ]
}

function qualityLines(quality: DoctorReport['quality'], { dim }: TextStyle): string[] {
  if (!quality) return []
  const { why, worth_trying: next } = quality
  const pull = next?.here === true ? '' : `parley models pull ${next?.id}, then `
  return [
    `${dim('·')} ${'tier quality'.padEnd(TITLE_WIDTH)} ${why}`,
    ...(next ? [`  ${''.padEnd(TITLE_WIDTH)} → ${pull}parley models measure ${next.id}`] : []),
  ]
}

function buildText({ engine, source, version, file }: BuildFacts): string {
  if (source === 'none') return `${engine}: none for this machine`
  return `${engine} ${version ?? ''} (${source === 'addon' ? `built here: ${file}` : source})`
}

function gpuText({ supported, in_use, devices }: DoctorReport['gpu']): string {
  if (supported === null) return 'not known: the bindings did not answer in time'
  const drivers = supported.length > 0 ? `drivers for ${supported.join(', ')}` : 'no drivers'
  if (in_use === null) return `${drivers}; which is used was not told in time`
  if (in_use === 'cpu') return `${drivers}, no usable device: the processor does the work`
  return `${in_use}: ${devices.join(', ')}`
}

function verdict({ ok, problems }: DoctorReport, { bold, green, red }: TextStyle): string {
  if (!ok) return bold(red('Not ready: mend what is marked ✗.'))
  return bold(green(problems.length === 0 ? 'All is well.' : 'Ready to talk.'))
}
