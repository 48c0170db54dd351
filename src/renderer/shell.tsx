// The frame around the views: navigation, what is wrong, the view, and what screen readers hear.
import { LiveRegion } from './components/live-region.tsx'
import { Navigation } from './components/navigation.tsx'
import { ReadinessBanner } from './components/readiness-banner.tsx'
import { ServersInUse } from './components/servers-in-use.tsx'
import {
  Diagnostics,
  History,
  Lazily,
  Models,
  SettingsPage,
  StatisticsPage,
} from './lazy-views.tsx'
import { useView, type View } from './store/view-store.ts'
import { useTalkKeys } from './talk/keyboard.ts'
import { TalkView } from './views/talk/talk-view.tsx'

export function Shell() {
  const view = useView((state) => state.view)
  useTalkKeys()
  return (
    <div className="shell">
      <Navigation />
      <div className="content">
        <ReadinessBanner />
        <ServersInUse />
        {view === 'talk' ? <TalkView /> : <Lazily>{pageOf(view)}</Lazily>}
      </div>
      <LiveRegion />
    </div>
  )
}

function pageOf(view: Exclude<View, 'talk'>) {
  switch (view) {
    case 'history':
      return <History />
    case 'statistics':
      return <StatisticsPage />
    case 'models':
      return <Models />
    case 'settings':
      return <SettingsPage />
    case 'diagnostics':
      return <Diagnostics />
  }
}
