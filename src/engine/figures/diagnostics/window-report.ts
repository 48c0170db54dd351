// The report that a user hands on: the machine, the engines, the sound, the settings; nothing that was said.
import { formatMs } from '../../../shared/format-ms.ts'
import type {
  EngineHealth,
  Readiness,
  TierState,
  Versions,
} from '../../../shared/window/app-state.ts'
import type { LatencyFigures } from '../../../shared/window/conversations.ts'
import type { ReportLine, ReportSection } from '../../../shared/window/diagnostics.ts'
import { ENDPOINT_STAGES } from '../../../shared/endpoint.ts'
import type { Settings } from '../../../shared/window/settings.ts'
import type { Percentiles } from '../../../shared/percentiles.ts'
import { isTold } from './model-facts.ts'
import type { DoctorReport } from './doctor-report.ts'
import { privacyLines } from './privacy.ts'
import { redact, type Person } from './redact.ts'

export interface ReportSources {
  doctor: DoctorReport
  versions: Versions
  /** Of Linux: what draws the desktop (XDG_CURRENT_DESKTOP), and whether by X11 or Wayland (XDG_SESSION_TYPE). */
  desktop: string | null
  session: string | null
  readiness: Readiness
  engines: EngineHealth[]
  tier: TierState
  settings: Settings
  figures: LatencyFigures
  /** What the page knows of its devices. */
  sound: ReportLine[]
  /** What the app may do here. */
  access: ReportLine[]
  logLines: string[]
  person: Person
}

const LOG_LINES = 60
const ERROR_LINES = 20

/** Redacted, in the order in which a helper would ask. */
export function windowReport(sources: ReportSources): ReportSection[] {
  const { doctor, sound, access, settings, logLines, person } = sources
  const sections = [
    section('Versions', versionLines(sources)),
    section('System', systemLines(sources)),
    section(
      'Problems',
      doctor.problems.map(({ message, fix }) => plain(`${message}: ${fix}`)),
    ),
    section('Errors of the log', logLines.filter(isError).slice(-ERROR_LINES).map(plain)),
    section('Engines', engineLines(sources)),
    section('Sound', sound),
    section('Access', access),
    section('Models', modelLines(doctor)),
    section('Voice to voice', speedLines(sources)),
    section(
      'Privacy',
      privacyLines(doctor.privacy).map(({ title, text }) => line(title, text)),
    ),
    section('Settings', settingLines(settings)),
    section('Log', logLines.slice(-LOG_LINES).map(plain)),
  ]
  return sections.map(({ title, lines }) =>
    section(
      title,
      lines.map(({ label, text }) => line(label, redact(text, person))),
    ),
  )
}

function versionLines({ versions: { app, electron, chrome, node } }: ReportSources): ReportLine[] {
  return [
    line('Parley', app),
    line('Electron', electron),
    line('Chrome', chrome),
    line('Node', node),
  ]
}

function systemLines({ doctor, desktop, session }: ReportSources): ReportLine[] {
  const { machine, gpu, storage } = doctor
  const drawn = [desktop, session].filter((part) => part !== null)
  return [
    line('System', machine.os),
    ...(drawn.length > 0 ? [line('Desktop', drawn.join(', '))] : []),
    line('Processor', `${machine.cpu}, ${machine.cores} cores`),
    line('Instruction sets', machine.cpu_features?.join(' ') ?? 'not known'),
    line('Memory', `${machine.memory_gb} GB, ${machine.free_memory_gb} GB free`),
    line('Graphics in use', [gpu.in_use ?? 'not known', ...gpu.devices].join(', ')),
    line('Graphics drivers', gpu.supported === null ? 'not known' : listed(gpu.supported)),
    line(
      'Disk',
      `${storage.free_disk_gb ?? '?'} GB free${storage.writable ? '' : ', not writable'}`,
    ),
  ]
}

function engineLines({ doctor, readiness, engines }: ReportSources): ReportLine[] {
  const { stt, llm, onnxruntime } = doctor.engines
  return [
    line(
      'Readiness',
      readiness.at + (readiness.at === 'failed' ? ` (${readiness.error.message})` : ''),
    ),
    ...engines.map(({ name, state, detail, error }) =>
      line(name, `${state}, ${detail ?? 'not loaded'}${error ? ` (${error.message})` : ''}`),
    ),
    ...[stt, llm, onnxruntime].map(({ engine, source, version }) =>
      line(engine, `${version ?? 'no version'}, ${source}`),
    ),
  ]
}

function modelLines({ models, quality, catalog_error, storage }: DoctorReport): ReportLine[] {
  return [
    ...(catalog_error === null ? [] : [line('Catalogue', catalog_error)]),
    ...models
      .filter(isTold)
      .map(({ id, state, bytes, needed }) =>
        line(id, `${state}, ${Math.round(bytes / 1e6)} MB${needed ? '' : ', optional'}`),
      ),
    ...(quality ? [line('Tier quality', quality.why)] : []),
    line('Folder', storage.cache_folder),
  ]
}

function speedLines({ figures, tier }: ReportSources): ReportLine[] {
  const { automatic, foretold, insteadForNow } = tier
  return [
    line('This session', inWords(figures.session)),
    line('All time', inWords(figures.allTime)),
    ...foretold.map(({ tier: name, voiceToVoiceMs }) =>
      line(`Foretold with ${name}`, formatMs(voiceToVoiceMs)),
    ),
    line('Chosen by measurement', automatic ?? 'not measured'),
    ...(insteadForNow ? [line('Steps in for now', insteadForNow)] : []),
  ]
}

function inWords({ n, p50, p95, max }: Percentiles): string {
  if (n === 0) return 'no turns'
  return `${n} turns, P50 ${formatMs(p50)}, P95 ${formatMs(p95)}, slowest ${formatMs(max)}`
}

/** Without what the user wrote, the ids of devices and the addresses of servers. */
function settingLines(settings: Settings): ReportLine[] {
  const { systemPrompt, microphoneId, speakerId, servers, ...rest } = settings
  const impersonal: Record<string, unknown> = {
    ...rest,
    systemPrompt: systemPrompt === '' ? 'none' : 'set',
    microphone: microphoneId === null ? 'of the system' : 'chosen',
    servers: ENDPOINT_STAGES.filter((stage) => servers[stage].isOn).join(', ') || 'none',
    speaker: speakerId === null ? 'of the system' : 'chosen',
  }
  return Object.entries(impersonal).map(([name, value]) =>
    line(name, typeof value === 'string' ? value : JSON.stringify(value)),
  )
}

/** As src/engine/desktop/log/log.ts writes them. */
function isError(written: string): boolean {
  return /\[(error|warn)\]/.test(written)
}

function section(title: string, lines: ReportLine[]): ReportSection {
  return { title, lines }
}

function line(label: string | null, text: string): ReportLine {
  return { label, text }
}

function plain(text: string): ReportLine {
  return line(null, text)
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.join(', ')
}
