// The sequential peer: each step waits for the whole of the one before. Same recordings, weights, clock and measure.
import { VOICE_SAMPLE_RATE_HZ, FRAME_MS } from '../../shared/audio-format.ts'
import { isAbort } from '../../shared/coded-error.ts'
import { SpeechSegmenter } from '../../shared/speech-segmenter.ts'
import { startSessionClock } from '../../engine/audio/clock.ts'
import { firstAudibleMs } from '../../engine/audio/level.ts'
import type { Engine } from '../../engine/engine.ts'
import { percentiles } from '../../shared/percentiles.ts'
import { refineSpeechEnd } from '../../engine/conversation/session/speech-end.ts'
import { TurnAudio } from '../../engine/conversation/session/turn-audio.ts'
import type { SpokenTurnFile } from '../converse.ts'
import { PacedMicrophone } from '../paced-microphone.ts'
import type { ColdStt } from './cold-whisper.ts'
import type { WholeTts } from './whole-kokoro.ts'
import type { StageOptions } from './repeated.ts'
import type { SequentialFigures } from './sequential-figures.ts'

/** The fixed silence after which such a pipeline takes the turn to be over. */
const HANGOVER_MS = 500
/** As long as our loudspeaker's own buffer. */
const LOUDSPEAKER_BUFFER_MS = 50
const LONGEST_REPLY_TOKENS = 300
/** After the file has ended and nothing was taken for speech by then, nothing will be. */
const GIVE_UP_MS = 2_000

interface SequentialTurn {
  voiceToVoiceMs: number
  endpointMs: number
  sttMs: number
  replyMs: number
  speechMs: number
}

/** Its recogniser and its voice; the model is ours. */
export interface SequentialParts {
  stt: ColdStt
  tts: WholeTts
}

/**
 * Plays each of `rounds` as one conversation. Model and voice stay loaded and the model keeps its cache and answers as
 * briefly as ours: only recognition is cold.
 */
export async function measureSequential(
  engine: Engine,
  parts: SequentialParts,
  rounds: readonly (readonly SpokenTurnFile[])[],
  { signal, progress }: StageOptions,
): Promise<SequentialFigures> {
  const turns: SequentialTurn[] = []
  for (const [i, files] of rounds.entries()) {
    const talk = engine.turnParts({ clockMs: () => performance.now() })
    for (const { name, pcm } of files) {
      progress(`the sequential pipeline, round ${i + 1} of ${rounds.length}: ${name}`)
      const turn = await sequentialTurn(engine, talk, parts, pcm, signal)
      if (turn) turns.push(turn)
    }
  }
  const of = (figure: keyof SequentialTurn) => percentiles(turns.map((turn) => turn[figure]))
  return {
    n: turns.length,
    unanswered: rounds.flat().length - turns.length,
    stt: parts.stt.label,
    tts: parts.tts.label,
    voice_to_voice_ms: of('voiceToVoiceMs'),
    steps: {
      endpoint_ms: of('endpointMs'),
      stt_ms: of('sttMs'),
      llm_reply_ms: of('replyMs'),
      tts_speech_ms: of('speechMs'),
    },
  }
}

async function sequentialTurn(
  engine: Engine,
  { history, llm, speed }: ReturnType<Engine['turnParts']>,
  { stt, tts }: SequentialParts,
  pcm: Float32Array,
  signal: AbortSignal,
): Promise<SequentialTurn | undefined> {
  const heard = await hearTurn(engine, pcm, signal)
  if (!heard) return undefined

  const startMs = performance.now()
  const transcript = await stt.transcribe(heard.pcm)
  const transcribedMs = performance.now()
  let reply = ''
  const messages = history.withUser(transcript)
  for await (const delta of llm.answer(messages, { signal, maxTokens: LONGEST_REPLY_TOKENS }))
    reply += delta
  const repliedMs = performance.now()
  const speech = await tts.speak(reply, { voice: engine.defaultVoice, speed })
  const spokenMs = performance.now()
  const audibleMs = firstAudibleMs(speech, VOICE_SAMPLE_RATE_HZ)
  if (audibleMs === null) return undefined
  history.add({ transcript, heard: reply.trim(), interrupted: false })
  return {
    voiceToVoiceMs: heard.endpointMs + (spokenMs - startMs) + LOUDSPEAKER_BUFFER_MS + audibleMs,
    endpointMs: heard.endpointMs,
    sttMs: transcribedMs - startMs,
    replyMs: repliedMs - transcribedMs,
    speechMs: spokenMs - repliedMs,
  }
}

/** In real time, up to the moment at which the silence is long enough. */
async function hearTurn(
  { vad }: Engine,
  pcm: Float32Array,
  signal: AbortSignal,
): Promise<{ pcm: Float32Array; endpointMs: number } | undefined> {
  await vad.reset({ signal })
  const clock = startSessionClock()
  const audio = new TurnAudio()
  const segmenter = new SpeechSegmenter()
  const over = new AbortController()
  const stop = AbortSignal.any([signal, over.signal])
  let heard: { pcm: Float32Array; endpointMs: number } | undefined
  const microphone = new PacedMicrophone(
    clock,
    vad,
    (frame) => {
      audio.append(frame)
      const { startMs, speechProbability: probability } = frame
      const event = segmenter.push(
        { startMs, durationMs: FRAME_MS, probability },
        () => HANGOVER_MS,
      )
      if (event?.kind !== 'end' || heard) return
      const speechEndMs = refineSpeechEnd(audio.pcm(), audio.startMs, event.speechEndMs)
      heard = { pcm: audio.pcm(), endpointMs: clock.nowMs() - speechEndMs }
      over.abort(new DOMException('the turn is over', 'AbortError'))
    },
    () => {},
  )
  void microphone.play(pcm).then(() => {
    clock.after(GIVE_UP_MS, () => over.abort(new DOMException('no speech', 'AbortError')))
  })
  try {
    await microphone.run({ signal: stop })
  } catch (error) {
    if (!isAbort(error) || signal.aborted) throw error
  }
  signal.throwIfAborted()
  return heard
}
