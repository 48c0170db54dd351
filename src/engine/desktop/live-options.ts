// A session's options that follow the settings and the engine in use: each turn reads them anew.
import { flagsWith, type Flags } from '../../shared/flags.ts'
import type { Settings } from '../../shared/window/settings.ts'
import { CodedError } from '../../shared/coded-error.ts'
import { engineName } from '../engine-names.ts'
import type { Engine } from '../engine.ts'
import type { Speaker } from '../ports.ts'
import type { History } from '../conversation/session/history.ts'
import type { LearnedFloor } from '../conversation/turn-taking/learned-floor.ts'
import { wordsEndOfTurn } from '../conversation/turn-taking/words-end-of-turn.ts'
import type { SessionOptions } from '../conversation/session/session-options.ts'
import { PhraseCache } from '../stages/tts/phrase-cache.ts'
import { DEFAULT_VOICE, voiceFor } from '../stages/tts/voices.ts'
import { bargeInSpeechMs } from './barge-in.ts'
import type { HeldTalk } from './held-talk.ts'
import { readEnvironmentFlags } from './read-environment-flags.ts'

export interface LiveSources {
  /** Outlives the engine: another tier has the same voices. */
  phrases?: PhraseCache
  engine: () => Engine | undefined
  settings: () => Settings
  history: () => History
  /** Hears while the engine is away. */
  held: Pick<HeldTalk, 'gaveMs'>
  /** What is known of this user's pauses. */
  floor: LearnedFloor
}

type Live = Pick<
  SessionOptions,
  | 'talk'
  | 'endOfTurn'
  | 'bargeInSpeechMs'
  | 'transcriber'
  | 'llm'
  | 'tts'
  | 'openers'
  | 'voicePace'
  | 'voiceFor'
  | 'speed'
  | 'history'
  | 'engines'
  | 'awakeMs'
  | 'flags'
  | 'mayPrepareAhead'
  | 'losses'
>

/** Everything of `SessionOptions` that can change while the window is open. */
export function liveOptions(sources: LiveSources): Live {
  const { engine, settings, history, held, floor, phrases = new PhraseCache() } = sources
  const flags = (): Flags => flagsOf(settings())
  const voice = (): ReturnType<Engine['turnVoice']> =>
    opened(engine()).turnVoice(phrases, speakerOf(settings()), flags())
  // Own getters, not a class's: a turn copies its parts by spreading them.
  return {
    get talk() {
      return settings().talk
    },
    endOfTurn: wordsEndOfTurn(() => settings().silenceMs, floor),
    get bargeInSpeechMs() {
      return bargeInSpeechMs(settings().bargeIn)
    },
    transcriber: (pcm) => {
      const { language } = settings()
      return opened(engine()).transcriber(pcm, {
        language,
        prior: history().language,
        flags: flags(),
      })
    },
    get llm() {
      return opened(engine()).turnLlm
    },
    get tts() {
      return voice().tts
    },
    get openers() {
      return voice().openers
    },
    get voicePace() {
      return voice().voicePace
    },
    voiceFor: (language) => voiceOfSettings(settings(), language),
    get speed() {
      return settings().speed
    },
    get flags() {
      return flags()
    },
    mayPrepareAhead: () => flags().speculation,
    get losses() {
      return engine()?.losses
    },
    get awakeMs() {
      return held.gaveMs
    },
    get history() {
      return history()
    },
    get engines() {
      const { stt, llm, tts } = opened(engine()).info()
      return { stt: engineName(stt), llm: engineName(llm), tts: engineName(tts) }
    },
  }
}

export function flagsOf(settings: Settings): Flags {
  return flagsWith(settings.flags, readEnvironmentFlags())
}

/** Who speaks English, in which most is said. */
export function speakerOf(settings: Settings): Speaker {
  return { voice: voiceOfSettings(settings, 'en') ?? DEFAULT_VOICE, speed: settings.speed }
}

/** Who speaks `language` (ISO 639-1 code) for this user; undefined where no voice does. */
export function voiceOfSettings({ voice, voices }: Settings, language: string): string | undefined {
  return voiceFor(language, [voice, ...Object.values(voices)])
}

/** Whoever starts a turn looks whether there is an engine first. */
export function opened(engine: Engine | undefined): Engine {
  if (engine) return engine
  throw new CodedError('engine_failed', 'the engines are not ready yet; try again in a moment')
}
