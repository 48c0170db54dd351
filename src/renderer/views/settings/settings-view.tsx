// Everything that can be set, in groups. Each change counts at once.
import { Page } from '../../components/page.tsx'
import { ExperimentsGroup } from './experiments-group.tsx'
import { AppGroup, ThinkingGroup } from './general-groups.tsx'
import { PresenceGroup } from './presence-group.tsx'
import { ServersGroup } from './servers-group.tsx'
import { RecordsGroup } from './records-group.tsx'
import { SoundGroup } from './sound-group.tsx'
import { TalkingGroup } from './talking-group.tsx'
import { VoiceGroup } from './voice-group.tsx'

export function SettingsView() {
  return (
    <Page title="Settings" lead="Changes count at once.">
      <TalkingGroup />
      <SoundGroup />
      <VoiceGroup />
      <PresenceGroup />
      <ThinkingGroup />
      <ServersGroup />
      <RecordsGroup />
      <AppGroup />
      <ExperimentsGroup />
    </Page>
  )
}
