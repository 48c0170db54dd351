// What the recording of a microphone came to, in words: what it means, and what can be done. Pure.
import type { TrialFinding } from '../audio/trial/trial-verdict.ts'

export interface TrialWords {
  /** What it means, in one line. */
  title: string
  /** By which figures, and what to do. */
  text: string
}

export function trialWords({ verdict, measured }: TrialFinding): TrialWords {
  const { speechDbfs, roomDbfs } = measured
  const speech = decibels(speechDbfs)
  const above = Math.round(speechDbfs - roomDbfs)
  switch (verdict) {
    case 'good':
      return {
        title: 'You are heard well.',
        text: `You reach ${speech}, ${above} dB above the room.`,
      }
    case 'quiet':
      return {
        title: 'You are very quiet.',
        text: `You reach ${speech}, and the beginnings of words may be lost. Come closer to the microphone, or turn its level up in the sound settings of your system.`,
      }
    case 'noisy':
      return {
        title: 'The room is too loud.',
        text: `It has ${decibels(roomDbfs)}, and what you say stands only ${above} dB above it. Come closer to the microphone, use a headset, or turn off what hums.`,
      }
    case 'clipping':
      return {
        title: 'You are too loud for it.',
        text: `The microphone is at its limits and distorts (${percent(measured.clippedShare)} of the sound). Turn its level down in the sound settings of your system, or move away from it.`,
      }
    case 'silent':
      return {
        title: 'Nobody was heard.',
        text: `The microphone hears the room (${decibels(roomDbfs)}), and nobody who speaks. Speak during the five seconds, or choose the microphone that is nearer to you.`,
      }
    case 'dead':
      return {
        title: 'Nothing comes from it.',
        text: 'The microphone is open, and silent. Look for a mute switch on it, turn its level up in the sound settings of your system, or choose another one.',
      }
  }
}

/** `−23 dB`, of full scale. */
function decibels(dbfs: number): string {
  return `${dbfs < 0 ? '−' : ''}${Math.abs(Math.round(dbfs))} dB`
}

function percent(share: number): string {
  const value = share * 100
  return `${value < 1 ? value.toFixed(1) : Math.round(value)} %`
}
