// What the stages took on the machine of docs/latency.md, for tests.
import type { StageFigures } from '../profile/choose-tier.ts'

export const TWO_CORES: StageFigures = {
  llm: 'llm-1.5b',
  sttMs: 105,
  firstTokenMs: 180,
  tokenMs: 40,
  firstAudioMs: 160,
  realTimeFactor: 0.26,
}
