// What the overlay tells of the turn that goes on, made of the events that the window gets.
import { METER_FLOOR_DBFS } from '../../../shared/audio-format.ts'
import type { TurnEvent } from '../../../shared/turn-events.ts'
import type { OverlayPicture } from '../../../shared/window/overlay-picture.ts'
import type { EventName, WindowEvents } from '../../../shared/window/window-contract.ts'
import { levelDbfs } from '../../audio/level.ts'

export type Story = Omit<OverlayPicture, 'edge'> & { turn: number }

const NO_WORDS = { confirmed: '', tentative: '', reply: '', spoken: '', error: null }

export const NO_STORY: Story = { ...NO_WORDS, mode: 'idle', level: 0, turn: 0 }

/** The story after one event; the same object where the event tells nothing of it. */
export function withEvent<Name extends EventName>(
  story: Story,
  name: Name,
  payload: WindowEvents[Name],
): Story {
  switch (name) {
    case 'mode':
      return withMode(story, payload as WindowEvents['mode'])
    case 'turn':
      return withTurn(story, payload as TurnEvent)
    case 'reply': {
      const { turn, text, spoken } = payload as WindowEvents['reply']
      return { ...ofTurn(story, turn), reply: text, spoken }
    }
    case 'notice': {
      const { isDue, message } = payload as WindowEvents['notice']
      // It is also said aloud; it is no turn, so the next one puts other words in its place.
      return isDue ? { ...story, ...NO_WORDS, turn: 0, reply: message } : story
    }
    default:
      return story
  }
}

/** @param samples of one microphone frame */
export function withLevel(story: Story, samples: Float32Array): Story {
  if (story.mode !== 'listening') return story
  const level = Math.min(1, Math.max(0, 1 - levelDbfs(samples) / METER_FLOOR_DBFS))
  return { ...story, level: Math.round(level * 20) / 20 }
}

function withMode(story: Story, { mode }: WindowEvents['mode']): Story {
  if (mode === story.mode) return story
  // Whoever begins to talk begins anew, until the turn tells its number.
  const words = mode === 'listening' && story.mode === 'idle' ? { ...NO_WORDS, turn: 0 } : {}
  return { ...story, ...words, mode, level: 0 }
}

function withTurn(story: Story, event: TurnEvent): Story {
  switch (event.event) {
    case 'speech_start':
      return ofTurn(story, event.turn)
    case 'stt_partial': {
      const { confirmed, tentative } = event
      return { ...ofTurn(story, event.turn), confirmed, tentative }
    }
    case 'stt_complete':
      return { ...ofTurn(story, event.turn), confirmed: event.text, tentative: '' }
    case 'turn_retracted': // the user goes on
      return story.turn === event.turn ? { ...story, reply: '', spoken: '' } : story
    case 'error':
      return { ...ofTurn(story, event.turn), error: event.message }
    case 'turn': {
      const { transcript, reply, heard } = event
      return {
        ...ofTurn(story, event.turn),
        confirmed: transcript,
        tentative: '',
        reply,
        spoken: heard,
      }
    }
    default:
      return story
  }
}

/** Another turn has other words. */
function ofTurn(story: Story, turn: number): Story {
  return story.turn === turn ? story : { ...story, ...NO_WORDS, turn }
}
