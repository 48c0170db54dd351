// What was measured of a model, as the window is told it.
import type { HearingFacts, MeasuredFacts } from '../../shared/window/measured-facts.ts'
import { BUDGET_MS } from '../figures/profile/choose-tier.ts'
import {
  isFasterThanSpeech,
  type MeasuredModel,
  type MeasuredRecogniser,
} from '../figures/profile/measured-models.ts'
import { answersInTime } from '../figures/profile/quality-model.ts'

export function measuredFacts(figures: MeasuredModel): MeasuredFacts {
  const { talk } = figures
  return {
    at: figures.measured_at,
    loadMs: figures.load_ms,
    firstTokenMs: figures.first_token_ms,
    tokensPerSecond: figures.tokens_per_second,
    memoryBytes: figures.memory_bytes,
    voiceToVoiceMs: figures.voice_to_voice_ms,
    keepsUp: figures.keeps_up,
    isInTime: answersInTime(figures),
    talk: talk && { turns: talk.turns, right: talk.right },
  }
}

export function hearingFacts(figures: MeasuredRecogniser): HearingFacts {
  return {
    at: figures.measured_at,
    loadMs: figures.load_ms,
    clip3Ms: figures.clip_3s_ms,
    clip10Ms: figures.clip_10s_ms,
    memoryBytes: figures.memory_bytes,
    voiceToVoiceMs: figures.voice_to_voice_ms,
    usualVoiceToVoiceMs: figures.usual_voice_to_voice_ms,
    isInTime: isFasterThanSpeech(figures) && figures.voice_to_voice_ms <= BUDGET_MS,
    misheard: figures.misheard,
    usualMisheard: figures.usual_misheard,
  }
}
