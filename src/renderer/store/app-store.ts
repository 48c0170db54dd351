// What the main process has told of itself. Data only: src/renderer/actions/connect.ts writes it.
import { create } from 'zustand'
import type { AppState } from '../../shared/window/window-contract.ts'

interface AppStore {
  /** Null until the main process has answered for the first time. */
  app: AppState | null
  /** Why it did not answer, in one line. */
  failure: string | null
}

export const useAppStore = create<AppStore>(() => ({ app: null, failure: null }))

/** One thing of the app's state. Only for views below `App`, which waits for the state. */
export function useApp<T>(select: (app: AppState) => T): T {
  return useAppStore(({ app }) => select(known(app)))
}

/** The state outside of React. */
export function appState(): AppState {
  return known(useAppStore.getState().app)
}

/** Replaces the given parts; before the first answer there is nothing to replace. */
export function patchApp(patch: Partial<AppState>): void {
  useAppStore.setState(({ app }) => (app === null ? {} : { app: { ...app, ...patch } }))
}

function known(app: AppState | null): AppState {
  if (app === null) throw new Error('the app state is used before it is known')
  return app
}
