// Opens the engine that the window talks to: its parts, in the app's places.
import type { Settings } from '../../shared/window/settings.ts'
import { openEngine } from '../engine.ts'
import type { Spawn } from '../stages/worker/worker-life.ts'
import type { DesktopPlaces } from './desktop-places.ts'
import type { EngineKeeperOptions } from './engine-keeper.ts'
import { WINDOW_PARTS } from './health-board.ts'
import type { ModelsProcess } from './models-process.ts'
import { flagsOf, speakerOf } from './live-options.ts'
import { windowLlm } from './window-llm.ts'

/** @param notice takes a line about what went otherwise than wanted */
export function windowEngine(
  { places, spawn }: { places: DesktopPlaces; spawn: Spawn },
  store: ModelsProcess,
  settings: () => Settings,
  notice: (line: string) => void,
): EngineKeeperOptions['open'] {
  return async (tier, { onHealth, ...loading }) => {
    const [statuses, measured] = await Promise.all([store.status(), store.measured()])
    const llmModel = windowLlm(tier, settings(), statuses, measured)
    const engine = await openEngine(
      { tier, parts: WINDOW_PARTS, ...(llmModel !== undefined && { llmModel }) },
      { ...places, store, spawn, onNotice: (text) => notice(`${capital(text)}.`), onHealth },
      loading,
    )
    engine.prepareVoice(speakerOf(settings()), flagsOf(settings()))
    return engine
  }
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}
