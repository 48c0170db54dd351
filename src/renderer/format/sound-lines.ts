// What the page knows of its microphone and its loudspeaker, for the report. Pure.
import type { LoudspeakerFacts } from '../audio/player.ts'
import { formatMs } from '../../shared/format-ms.ts'
import type { ReportLine } from '../../shared/window/diagnostics.ts'
import type { Settings } from '../../shared/window/settings.ts'
import type { AudioState, MicrophoneFormat } from '../store/audio-store.ts'
import { impersonalName } from './device-name.ts'
import { roomWords } from './room-words.ts'
import { trialWords } from './trial-words.ts'

/** @param loudspeaker null where the sound is not on */
export function soundLines(
  audio: AudioState,
  { speakerId, volume }: Pick<Settings, 'speakerId' | 'volume'>,
  loudspeaker: LoudspeakerFacts | null,
): ReportLine[] {
  const { microphone, inputs, outputs, echo, room, trial } = audio
  const chosen = outputs.find(({ id }) => id === speakerId)
  const speaker = chosen ? impersonalName(chosen.label) : 'of the system'
  const notes = [audio.microphoneMessage, audio.speakerMessage].filter((note) => note !== null)
  const found = room.at === 'told' ? roomWords(room.finding) : null
  const tried = trial.at === 'told' ? trialWords(trial.finding) : null
  return [
    line('Microphone', microphoneText(microphone)),
    line('Loudspeaker', [speaker, ...loudspeakerText(loudspeaker)].join(', ')),
    line('Volume', `${Math.round(volume * 100)} %`),
    line('Devices', `${inputs.length} microphones, ${outputs.length} loudspeakers`),
    line('Echo', ECHOES[echo]),
    line('Room', found ? `${found.title} ${found.text}` : 'not checked'),
    line('Microphone tried', tried ? `${tried.title} ${tried.text}` : 'no'),
    ...notes.map((note) => line('Note', note)),
  ]
}

const ECHOES: Readonly<Record<AudioState['echo'], string>> = {
  unknown: 'not known yet',
  absent: 'none: headphones, or nothing comes back',
  cancelled: 'taken out: people are heard over replies',
  hard: 'cannot be taken out: nobody is heard over replies',
}

function microphoneText(microphone: AudioState['microphone']): string {
  if ('message' in microphone) return `${microphone.at}: ${microphone.message}`
  if (microphone.at !== 'open') return microphone.at
  return [impersonalName(microphone.label), ...formatText(microphone.format)].join(', ')
}

function formatText(format: MicrophoneFormat | undefined): string[] {
  if (!format) return []
  const { sampleRateHz, channels, latencyMs } = format
  return [
    ...(sampleRateHz === null ? [] : [hertz(sampleRateHz)]),
    ...(channels === null ? [] : [channels === 1 ? '1 channel' : `${channels} channels`]),
    ...(latencyMs === null ? [] : [`${formatMs(latencyMs)} late`]),
  ]
}

function loudspeakerText(facts: LoudspeakerFacts | null): string[] {
  if (facts === null) return ['off']
  const { sampleRateHz, baseLatencyMs, outputLatencyMs, state } = facts
  const late = `${formatMs(baseLatencyMs)} and ${formatMs(outputLatencyMs)} late`
  return [`given ${hertz(sampleRateHz)}`, late, state]
}

function hertz(rate: number): string {
  return `${rate.toLocaleString('en-US')} Hz`
}

function line(label: string, text: string): ReportLine {
  return { label, text }
}
