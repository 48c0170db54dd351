// What is done with the page's messages.
import type { Desktop } from '../../engine/desktop/desktop.ts'
import type { HotkeyKeeper } from '../../engine/desktop/hotkey/hotkey-keeper.ts'
import type { MessageHandlers } from './answer.ts'

/** What the window's page sends; the overlay's messages are for whoever has the overlay. */
export type WindowMessageHandlers = Omit<MessageHandlers, `overlay:${string}`>

export function messageHandlers(
  { talk, loudspeaker }: Desktop,
  hotkey: Pick<HotkeyKeeper, 'pause'>,
): WindowMessageHandlers {
  return {
    'talk:press': () => talk.press(),
    'talk:release': () => talk.release(),
    'talk:stop': () => talk.stop(),
    'talk:near': () => talk.held.wake(),
    'talk:mute': ({ muted }) => talk.mute(muted),
    'hotkey:pause': ({ paused }) => hotkey.pause(paused),
    'audio:frame': (frame) => talk.frame(frame),
    'audio:opened': () => talk.opened(),
    'audio:lost': () => talk.lost(),
    'playback:progress': ({ reply, playedSamples, underruns }) =>
      loudspeaker.progressed(reply, playedSamples, underruns),
    'playback:audible': ({ reply, clause, ageMs }) =>
      loudspeaker.becameAudible(reply, clause, ageMs),
    'playback:drained': ({ reply, playedSamples }) => loudspeaker.pageDrained(reply, playedSamples),
  }
}
