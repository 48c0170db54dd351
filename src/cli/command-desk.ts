// What a conversation on the command line can set: its volume, its pace, its timers and reminders, as long as it lasts.
import { timeOfDay, uptimeMs, type SessionClock } from '../engine/audio/clock.ts'
import { InstantDesk, type DeskSettings } from '../engine/desktop/instant-desk.ts'
import type { Output } from './output.ts'

/**
 * Nothing of it is stored: nothing would ring once the command has ended, and the app, which may be running, is the only
 * writer of its timers.json.
 * @param speed to begin with; `settings` follow what the user asks for
 */
export function commandDesk(
  clock: SessionClock,
  speed: number,
  output: Output,
): { desk: InstantDesk; settings: Readonly<DeskSettings> } {
  const settings: DeskSettings = { volume: 1, speed }
  const desk = new InstantDesk({
    clock: { now: timeOfDay, uptimeMs, after: (delayMs, run) => clock.after(delayMs, run) },
    settings: () => settings,
    change: (change) => void Object.assign(settings, change),
    announce: (text) => output.say(`(${text})`),
  })
  return { desk, settings }
}
