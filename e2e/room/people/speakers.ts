// Who speaks in the room: voices of our own engine that the app is not set to, and those of espeak-ng.

export type Speaker =
  | { kind: 'kokoro'; voice: string; speed: number }
  /** @property wordsPerMinute as espeak-ng's -s */
  | { kind: 'espeak'; voice: string; wordsPerMinute: number }

/** In the order in which `--voices N` takes them; their lines go round. */
export const SPEAKERS: readonly Speaker[] = [
  { kind: 'kokoro', voice: 'am_michael', speed: 1 },
  { kind: 'espeak', voice: 'en-us+f3', wordsPerMinute: 165 },
  { kind: 'kokoro', voice: 'bf_emma', speed: 1.1 },
  { kind: 'espeak', voice: 'en-gb', wordsPerMinute: 180 },
  { kind: 'kokoro', voice: 'bm_george', speed: 0.9 },
  { kind: 'espeak', voice: 'en-us+m3', wordsPerMinute: 150 },
]

export function nameOf(speaker: Speaker): string {
  return `${speaker.kind} ${speaker.voice}`
}
