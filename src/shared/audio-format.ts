// The two audio formats that cross the program: the microphone's and the voice's. All PCM is mono Float32Array in −1…1.

/** What the microphone delivers and whisper and Silero take. */
export const MICROPHONE_SAMPLE_RATE_HZ = 16_000

/** One microphone frame: 512 samples, the size that Silero VAD v5 takes (https://github.com/snakers4/silero-vad). */
export const FRAME_SAMPLES = 512

/** Length of one microphone frame in ms. */
export const FRAME_MS = (FRAME_SAMPLES / MICROPHONE_SAMPLE_RATE_HZ) * 1000

/** What Kokoro makes and the loudspeaker plays. */
export const VOICE_SAMPLE_RATE_HZ = 24_000

/** How long so many of the voice's samples sound, in ms. */
export const voiceMs = (samples: number): number => (samples * 1000) / VOICE_SAMPLE_RATE_HZ

/** Sound at or above this RMS level (10 ms windows) counts as audible, as in requirements.md's measuring tool. */
export const AUDIBLE_DBFS = -45

/** Where the meters of the microphone begin. */
export const METER_FLOOR_DBFS = -60
