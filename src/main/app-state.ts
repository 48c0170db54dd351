// Everything that the page needs for its first picture.
import { app } from 'electron'
import { scheduleRow } from '../engine/desktop/schedule-row.ts'
import type { Desktop } from '../engine/desktop/desktop.ts'
import { VOICES } from '../engine/stages/tts/voices.ts'
import { presenceHere } from './presence.ts'
import type { HotkeyStatus, Versions } from '../shared/window/app-state.ts'
import type { AppState } from '../shared/window/window-contract.ts'
import { knownPlatform } from './known-platform.ts'

export function appState(
  { settings, keeper, tiers, measuring, book, talk }: Desktop,
  hotkey: HotkeyStatus,
): AppState {
  return {
    settings: settings.current,
    versions: versions(),
    platform: knownPlatform(process.platform),
    readiness: keeper.readiness,
    engines: keeper.health,
    tier: tiers.state,
    measuring: measuring.state,
    hotkey,
    voices: VOICES.map(({ id, name, language, gender }) => ({ id, name, language, gender })),
    figures: book.figures,
    turns: [...book.turns],
    mode: talk.mode,
    muted: talk.muted,
    schedule: talk.desk.list().map(scheduleRow),
    presence: presenceHere(),
  }
}

export function versions(): Versions {
  const { electron, chrome, node } = process.versions
  return { app: app.getVersion(), electron: electron ?? '–', chrome: chrome ?? '–', node }
}
