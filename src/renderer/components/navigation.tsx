// Where one can go.
import {
  Activity,
  Boxes,
  ChartSpline,
  Clock3,
  MessageCircle,
  Settings2,
  type LucideIcon,
} from 'lucide-react'
import { showView, useView, type View } from '../store/view-store.ts'
import { giveFocusBack } from '../talk/give-focus-back.ts'

const PLACES: readonly [view: View, title: string, icon: LucideIcon][] = [
  ['talk', 'Talk', MessageCircle],
  ['history', 'History', Clock3],
  ['statistics', 'Statistics', ChartSpline],
  ['models', 'Models', Boxes],
  ['settings', 'Settings', Settings2],
  ['diagnostics', 'Diagnostics', Activity],
]

export function Navigation() {
  const current = useView((state) => state.view)
  return (
    <nav className="navigation" aria-label="Views">
      {PLACES.map(([view, title, Icon]) => (
        <button
          key={view}
          type="button"
          className="place"
          aria-current={view === current ? 'page' : undefined}
          data-testid={`nav-${view}`}
          onClick={(event) => {
            giveFocusBack(event)
            showView(view)
          }}
        >
          <Icon aria-hidden size={20} strokeWidth={1.8} />
          <span>{title}</span>
        </button>
      ))}
    </nav>
  )
}
