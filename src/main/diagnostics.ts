// The diagnostics page's report: what the doctor finds, and what only the running app knows.
import { homedir, userInfo } from 'node:os'
import { systemPreferences } from 'electron'
import { join } from 'node:path'
import type { Desktop } from '../engine/desktop/desktop.ts'
import type { DesktopPlaces } from '../engine/desktop/desktop-places.ts'
import { inspect } from '../engine/figures/diagnostics/inspect.ts'
import { windowReport } from '../engine/figures/diagnostics/window-report.ts'
import { privacyFacts, privacyLines } from '../engine/figures/diagnostics/privacy.ts'
import { probeOnnxruntime, type ProbeHost } from '../engine/figures/diagnostics/probe-native.ts'
import type { Log } from '../engine/desktop/log/log.ts'
import type { HotkeyStatus, PrivacyLine } from '../shared/window/app-state.ts'
import type { DiagnosticsReport } from '../shared/window/diagnostics.ts'
import type { WindowRequests } from '../shared/window/window-contract.ts'
import { versions } from './app-state.ts'
import { spawnEngine } from './spawn-engine.ts'

export async function diagnosticsReport(
  { store, keeper, tiers, settings, book }: Desktop,
  places: DesktopPlaces,
  log: Log,
  hotkey: HotkeyStatus,
  { sound, permission }: WindowRequests['diagnostics:report']['params'],
): Promise<DiagnosticsReport> {
  const doctor = await inspect(
    { ...places, ...probeHost(places), store },
    { signal: new AbortController().signal },
  )
  const sections = windowReport({
    doctor,
    versions: versions(),
    readiness: keeper.readiness,
    engines: keeper.health,
    tier: tiers.state,
    settings: settings.current,
    figures: book.figures,
    logLines: log.lines(),
    sound,
    access: [
      { label: 'Microphone, of the page', text: permission },
      { label: 'Microphone, of the system', text: systemAccess() },
      { label: 'Hotkey', text: hotkeyWords(hotkey) },
    ],
    desktop: process.env['XDG_CURRENT_DESKTOP'] ?? null,
    session: process.env['XDG_SESSION_TYPE'] ?? null,
    person: { home: homedir(), user: userInfo().username },
  })
  return { sections, ok: doctor.ok && keeper.readiness.at !== 'failed' }
}

/** Only macOS and Windows have one. */
function systemAccess(): string {
  if (process.platform === 'linux') return 'not asked by Linux'
  return systemPreferences.getMediaAccessStatus('microphone')
}

/** The state, and whatever is told of it. */
function hotkeyWords({ state, ...told }: HotkeyStatus): string {
  return [state, ...Object.values(told)].join(', ')
}

/** Asks a process that is started as the engines are. */
export async function privacyReport(places: DesktopPlaces): Promise<PrivacyLine[]> {
  const { signal } = new AbortController()
  return privacyLines(privacyFacts(await probeOnnxruntime(probeHost(places), { signal })))
}

function probeHost({ workersFolder }: DesktopPlaces): ProbeHost {
  return { spawn: spawnEngine, workerFile: join(workersFolder, 'diagnostics.worker.js') }
}
