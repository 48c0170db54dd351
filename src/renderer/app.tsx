// The window: connects to the main process, then shows the first-start pages or the app.
import { Tooltip } from 'radix-ui'
import { useEffect } from 'react'
import { connect, loadState } from './actions/connect.ts'
import { Notices } from './components/notices.tsx'
import { Shell } from './shell.tsx'
import { useAppStore } from './store/app-store.ts'
import { useView } from './store/view-store.ts'
import { Lazily, Onboarding } from './lazy-views.tsx'

export function App() {
  useEffect(connect, [])
  const failure = useAppStore((state) => state.failure)
  const isKnown = useAppStore((state) => state.app !== null)
  const isOnboarded = useAppStore((state) => state.app?.settings.onboarded ?? true)
  useRootAttributes()
  return (
    <Tooltip.Provider delayDuration={400} skipDelayDuration={200}>
      {isKnown ? (
        isOnboarded ? (
          <Shell />
        ) : (
          <Lazily>
            <Onboarding />
          </Lazily>
        )
      ) : (
        <Waiting failure={failure} />
      )}
      <Notices />
    </Tooltip.Provider>
  )
}

function Waiting({ failure }: { failure: string | null }) {
  if (failure === null) return <main className="waiting" aria-busy="true" aria-label="Parley" />
  return (
    <main className="waiting">
      <h1>Parley did not start</h1>
      <p>{failure}</p>
      <button type="button" className="button primary" onClick={() => void loadState()}>
        Try again
      </button>
    </main>
  )
}

/** The page's root tells style sheets and tests what goes on. */
function useRootAttributes(): void {
  const view = useView((state) => state.view)
  const mode = useAppStore((state) => state.app?.mode ?? 'idle')
  const theme = useAppStore((state) => state.app?.settings.theme ?? 'system')
  const platform = useAppStore((state) => state.app?.platform ?? 'linux')
  const isOnboarded = useAppStore((state) => state.app?.settings.onboarded ?? true)
  useEffect(() => {
    const shown = isOnboarded ? view : 'onboarding'
    Object.assign(document.documentElement.dataset, { view: shown, mode, theme, platform })
  }, [view, mode, theme, platform, isOnboarded])
}
