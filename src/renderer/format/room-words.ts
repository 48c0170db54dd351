// What was found of the room, in words: what it means, and what can be done. Pure.
import type { RoomFinding } from '../audio/room/room-check.ts'
import { isOverdriven } from '../audio/room/room-verdict.ts'

export interface RoomWords {
  /** What it means, in one line. */
  title: string
  /** Why, and what to do. */
  text: string
}

const NOT_HEARD = 'While it speaks, it does not listen.'
const BY_KEY = 'Until then, interrupt with the talk button or its key.'
const BY_KEY_OR_LOUDER =
  'Until then, interrupt with the talk button or its key, or speak clearly louder than it.'

/** What hands-free is like in the room that was found. */
export function roomWords({ verdict, measured }: RoomFinding): RoomWords {
  switch (verdict) {
    case 'free':
      return {
        title: 'You can interrupt at any time.',
        text: 'Nothing of the sound came back, as with headphones. Did you not hear it yourself? Then turn the volume up and check again.',
      }
    case 'over-replies': {
      const louder = isOverdriven(measured)
        ? ' It is so loud that the microphone distorts it: turned down a little, you are heard better.'
        : ''
      return {
        title: 'You can speak over replies.',
        text: `The microphone hears the loudspeaker${figures(measured)}, and Parley takes that out of what you say.${louder}`,
      }
    }
    case 'late':
      return {
        title: NOT_HEARD,
        text: `The sound comes back ${milliseconds(measured.delayMs)} late, as over Bluetooth: too late to be told from you. Use headphones or a wired loudspeaker, then check again. ${BY_KEY_OR_LOUDER}`,
      }
    case 'overdriven':
      return {
        title: NOT_HEARD,
        text: `The loudspeaker is so loud that the microphone distorts it. Turn the volume down or move the two apart, then check again. ${BY_KEY}`,
      }
    case 'unlearned':
      return {
        title: NOT_HEARD,
        text: `The loudspeaker is heard, but not clearly enough to be told from you: there may be noise, or the sound was disturbed. When it is quiet, check again, or use headphones. ${BY_KEY_OR_LOUDER}`,
      }
    case 'untapped':
      return {
        title: NOT_HEARD,
        text: `Parley cannot follow what is played on this loudspeaker. Choose another one or start Parley anew, then check again. ${BY_KEY}`,
      }
  }
}

/** Such as ", 12 dB below what is played, about 61 ms late". */
function figures({ echoDb, delayMs }: RoomFinding['measured']): string {
  if (echoDb === null) return ''
  const decibels = Math.round(Math.abs(echoDb))
  const level =
    decibels === 0
      ? 'as loud as it is played'
      : `${decibels} dB ${echoDb < 0 ? 'below' : 'above'} what is played`
  return `, ${level}, about ${milliseconds(delayMs)} late`
}

function milliseconds(ms: number | null): string {
  return `${Math.round(ms ?? 0)} ms`
}
