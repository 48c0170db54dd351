// Ties the stores to the main process: the first state, then every event.
import { applyAudioSettings, setShown, startAudio } from '../audio/audio-link.ts'
import { on, request } from '../bridge.ts'
import { patchApp, useAppStore } from '../store/app-store.ts'
import { useAudio } from '../store/audio-store.ts'
import { clearConversation, stepConversation } from '../store/conversation-store.ts'
import { withEvent, withMode, withReply, withReport } from '../store/conversation.ts'
import { notify } from '../store/notice-store.ts'
import { noteSealing } from '../store/sealing-store.ts'
import { noteTransfer } from '../store/transfer-store.ts'
import { showView } from '../store/view-store.ts'
import { messageOf, told } from './report.ts'
import { pressOpen, pressStroke, stopEverything } from '../talk/press.ts'
import { cueTrouble } from '../audio/cues.ts'
import type { Settings } from '../../shared/window/settings.ts'

/** Subscribes to everything and asks for the first state; the result ends all subscriptions. */
export function connect(): () => void {
  const endings = [
    on('settings', takeSettings),
    on('readiness', (readiness) => patchApp({ readiness })),
    on('engines', (engines) => patchApp({ engines })),
    on('tier', (tier) => patchApp({ tier })),
    on('measuring', (measuring) => patchApp({ measuring })),
    on('hotkey', (hotkey) => patchApp({ hotkey })),
    on('mode', ({ mode, muted }) => {
      patchApp({ mode, muted })
      stepConversation((state) => withMode(state, mode))
      // A turn that went on for minutes ends by itself: nothing is held open any more.
      if (mode === 'thinking') pressOpen(false)
    }),
    on('schedule', (schedule) => patchApp({ schedule })),
    on('turn', (event) => {
      stepConversation((state) => withEvent(state, event))
      if (event.event === 'error' || event.event === 'engine_lost') cueTrouble()
    }),
    on('reply', (reply) => stepConversation((state) => withReply(state, reply))),
    on('finished', (report) => {
      patchApp({ figures: report.figures })
      stepConversation((state) => withReport(state, report))
    }),
    on('anew', clearConversation),
    on('transfer', noteTransfer),
    on('sealing', noteSealing),
    on('notice', ({ tone, message }) => {
      notify(tone, message)
      if (tone === 'error') cueTrouble()
    }),
    on('press', ({ stroke }) => pressStroke(stroke)),
    on('shown', ({ isShown }) => {
      // Style sheets stop what moves: a hidden window of Electron's would go on drawing it.
      document.documentElement.dataset['shown'] = String(isShown)
      setShown(isShown)
    }),
    // A microphone that is pulled out or cannot be opened ends the press: there is nothing more to hear.
    useAudio.subscribe(({ microphone }, before) => {
      if (microphone === before.microphone) return
      const isGone = before.microphone.at === 'open' && microphone.at !== 'open'
      if (isGone || 'message' in microphone) pressOpen(false)
    }),
    on('stop', stopEverything),
    on('navigate', ({ view }) => showView(view)),
  ]
  void loadState()
  return () => endings.forEach((end) => end())
}

/** Asks for the whole state, at the start and after a failure. */
export async function loadState(): Promise<void> {
  try {
    const app = await request('app:state', undefined)
    useAppStore.setState({ app, failure: null })
    // What was said before this page was loaded; of what it has seen itself, it knows.
    stepConversation((state) => app.turns.reduce(withReport, state))
    // Before the first-start pages nobody has been told why a microphone is wanted.
    if (app.settings.onboarded) await told(startAudio(app.settings))
  } catch (error) {
    useAppStore.setState({ failure: messageOf(error) })
  }
}

function takeSettings(settings: Settings): void {
  patchApp({ settings })
  void told(applyAudioSettings(settings))
}
