// What is seen and heard of Parley beside its window.
import { changeSettings } from '../../actions/settings-actions.ts'
import { SelectRow, SwitchRow } from '../../components/setting-row.tsx'
import { useApp } from '../../store/app-store.ts'
import type { OverlayEdge } from '../../../shared/window/overlay-picture.ts'
import { Group } from './group.tsx'

const EDGES: readonly { value: OverlayEdge; text: string }[] = [
  { value: 'top-left', text: 'Top left' },
  { value: 'top', text: 'Top' },
  { value: 'top-right', text: 'Top right' },
  { value: 'bottom-left', text: 'Bottom left' },
  { value: 'bottom', text: 'Bottom' },
  { value: 'bottom-right', text: 'Bottom right' },
]

export function PresenceGroup() {
  const { overlay, overlayEdge, notifications } = useApp((app) => app.settings)
  const presence = useApp((app) => app.presence)
  return (
    <Group title="Beside the window">
      <SwitchRow
        title="Overlay"
        help={
          presence.noOverlay ??
          'While another program is in front, a small card shows what you say and what is answered.'
        }
        value={overlay && presence.noOverlay === null}
        isOff={presence.noOverlay !== null}
        onChange={(value) => void changeSettings({ overlay: value })}
      />
      {overlay && presence.noOverlay === null && (
        <SelectRow
          title="Where it stands"
          value={overlayEdge}
          options={EDGES}
          onChange={(edge) => void changeSettings({ overlayEdge: edge })}
        />
      )}
      <SwitchRow
        title="Notifications"
        help={
          presence.notifications
            ? 'Timers, and what needs you, while another program is in front. Your system decides how they show.'
            : 'This system shows none.'
        }
        value={notifications && presence.notifications}
        isOff={!presence.notifications}
        onChange={(value) => void changeSettings({ notifications: value })}
      />
      <CueRows />
    </Group>
  )
}

function CueRows() {
  const { soundStart, soundStop, soundError } = useApp((app) => app.settings)
  return (
    <>
      <SwitchRow
        title="Sound when it listens"
        help="A soft one when you press to talk. Hands-free begins with a short tune, by which it learns to hear you over its replies."
        value={soundStart}
        onChange={(value) => void changeSettings({ soundStart: value })}
      />
      <SwitchRow
        title="Sound when it no longer does"
        value={soundStop}
        onChange={(value) => void changeSettings({ soundStop: value })}
      />
      <SwitchRow
        title="Sound when something is wrong"
        value={soundError}
        onChange={(value) => void changeSettings({ soundError: value })}
      />
    </>
  )
}
