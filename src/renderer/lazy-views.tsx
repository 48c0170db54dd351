// The views that are not needed for the first picture: loaded when they are first shown.
import { lazy, Suspense, type ReactNode } from 'react'

export const History = lazy(() =>
  import('./views/history/history-view.tsx').then(({ HistoryView }) => ({ default: HistoryView })),
)
export const StatisticsPage = lazy(() =>
  import('./views/statistics/statistics-view.tsx').then(({ StatisticsView }) => ({
    default: StatisticsView,
  })),
)
export const Models = lazy(() =>
  import('./views/models/models-view.tsx').then(({ ModelsView }) => ({ default: ModelsView })),
)
export const SettingsPage = lazy(() =>
  import('./views/settings/settings-view.tsx').then(({ SettingsView }) => ({
    default: SettingsView,
  })),
)
export const Diagnostics = lazy(() =>
  import('./views/diagnostics/diagnostics-view.tsx').then(({ DiagnosticsView }) => ({
    default: DiagnosticsView,
  })),
)
export const Onboarding = lazy(() =>
  import('./views/onboarding/onboarding-view.tsx').then(({ OnboardingView }) => ({
    default: OnboardingView,
  })),
)

export function Lazily({ children }: { children: ReactNode }) {
  return <Suspense fallback={<main className="page" aria-busy="true" />}>{children}</Suspense>
}
