// Opens the engine that the window talks to: its parts, in the app's places.
import { openEngine } from '../engine.ts'
import type { Spawn } from '../stages/worker/worker-life.ts'
import type { DesktopPlaces } from './desktop-places.ts'
import type { EngineKeeperOptions } from './engine-keeper.ts'
import { WINDOW_PARTS } from './health-board.ts'
import type { ModelsProcess } from './models-process.ts'

/** @param notice takes a line about what went otherwise than wanted */
export function windowEngine(
  { places, spawn }: { places: DesktopPlaces; spawn: Spawn },
  store: ModelsProcess,
  notice: (line: string) => void,
): EngineKeeperOptions['open'] {
  return (tier, { onHealth, ...loading }) =>
    openEngine(
      { tier, parts: WINDOW_PARTS },
      { ...places, store, spawn, onNotice: (text) => notice(`${capital(text)}.`), onHealth },
      loading,
    )
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}
