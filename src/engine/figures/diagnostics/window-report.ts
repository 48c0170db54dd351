// The report that a user copies into an issue: the machine, the engines, the settings; nothing that was said.
import type {
  EngineHealth,
  Readiness,
  TierState,
  Versions,
} from '../../../shared/window/app-state.ts'
import type { LatencyFigures } from '../../../shared/window/conversations.ts'
import type { Settings } from '../../../shared/window/settings.ts'
import type { DoctorReport } from './doctor-report.ts'
import { privacyLines } from './privacy.ts'
import { redact, type Person } from './redact.ts'

export interface ReportSources {
  doctor: DoctorReport
  versions: Versions
  readiness: Readiness
  engines: EngineHealth[]
  tier: TierState
  settings: Settings
  figures: LatencyFigures
  logLines: string[]
  person: Person
}

const LOG_LINES = 60

/** Plain text, redacted. */
export function windowReport(sources: ReportSources): string {
  const { doctor, versions, readiness, engines, tier, figures, logLines, person } = sources
  const { machine, gpu, models, storage, privacy, problems } = doctor
  const { app, electron, chrome, node } = versions
  const sections: [title: string, lines: string[]][] = [
    ['Parley', [`Parley ${app}, Electron ${electron}, Chrome ${chrome}, Node ${node}`]],
    [
      'Machine',
      [
        machine.os,
        `${machine.cpu}, ${machine.cores} cores`,
        `${machine.memory_gb} GB of memory, ${machine.free_memory_gb} GB free`,
        `graphics: ${gpu.in_use ?? 'not known'}${gpu.devices.map((device) => `, ${device}`).join('')}`,
      ],
    ],
    [
      'Engines',
      [
        `readiness: ${readiness.at}${readiness.at === 'failed' ? ` (${readiness.error.message})` : ''}`,
        ...engines.map(
          ({ name, state, detail, error }) =>
            `${name}: ${state}, ${detail ?? 'not loaded'}${error ? ` (${error.message})` : ''}`,
        ),
        ...Object.values(doctor.engines).map(
          ({ engine, source, version }) => `${engine} ${version ?? ''} (${source})`,
        ),
      ],
    ],
    [
      'Models',
      [
        ...models.map(({ id, state, needed }) => `${id}: ${state}${needed ? '' : ' (optional)'}`),
        `${storage.cache_folder}, ${storage.free_disk_gb ?? '?'} GB free`,
      ],
    ],
    ['Privacy', privacyLines(privacy).map(({ title, text }) => `${title}: ${text}`)],
    ['Problems', problems.map(({ message, fix }) => `${message}: ${fix}`)],
    ['Voice to voice (ms)', [JSON.stringify(figures), `tiers: ${JSON.stringify(tier)}`]],
    ['Settings', [JSON.stringify(impersonal(sources.settings))]],
    ['Log', logLines.slice(-LOG_LINES)],
  ]
  const text = sections
    .map(([title, lines]) => `## ${title}\n${(lines.length > 0 ? lines : ['none']).join('\n')}`)
    .join('\n\n')
  return redact(`${text}\n`, person)
}

/** Without what the user wrote, and without the names of devices. */
function impersonal(settings: Settings): Record<string, unknown> {
  const { systemPrompt, microphoneId, speakerId, ...rest } = settings
  return {
    ...rest,
    systemPrompt: systemPrompt === '' ? 'none' : 'set',
    microphone: microphoneId === null ? 'default' : 'chosen',
    speaker: speakerId === null ? 'default' : 'chosen',
  }
}
