// The models page's data, as the main process would tell it on a small computer.
import type {
  AssistantOffer,
  AssistantOffers,
  ModelRow,
  OwnModelOffer,
  TierState,
} from '../../shared/window/app-state.ts'
import type { HearingFacts, MeasuredFacts } from '../../shared/window/measured-facts.ts'
import { TIER_NAMES, type Tier } from '../../shared/tier.ts'

const ALL = TIER_NAMES
const BETTER: readonly Tier[] = ['balanced', 'quality']
const NONE: readonly Tier[] = []

const ROWS = [
  ['silero-vad-v5', 'Silero VAD v5', 'vad', 'MIT', 2_327_524, ALL],
  ['kokoro-vocab', 'Kokoro phoneme table', 'vocab', 'Apache-2.0', 927, ALL],
  ['whisper-tiny.en-q8_0', 'Whisper tiny.en, q8_0', 'stt', 'MIT', 43_550_795, ALL],
  ['whisper-base-q8_0', 'Whisper base, q8_0', 'stt', 'MIT', 81_768_585, BETTER],
  ['kokoro-82m', 'Kokoro 82M, float convolutions', 'tts', 'Apache-2.0', 186_000_000, ALL],
  ['kokoro-front', 'Kokoro 82M: front', 'tts', 'Apache-2.0', 183_797_585, ALL],
  ['kokoro-window', 'Kokoro 82M: generator for windows', 'tts', 'Apache-2.0', 36_323_787, ALL],
  ['llm-0.5b', 'Qwen2.5 0.5B Instruct, Q4_K_M', 'llm', 'Apache-2.0', 491_400_032, ['fast']],
  ['llm-1.5b', 'Qwen2.5 1.5B Instruct, Q4_K_M', 'llm', 'Apache-2.0', 1_117_320_736, BETTER],
  ['smart-turn-v3.2', 'smart-turn v3.2', 'end-of-turn', 'BSD-2-Clause', 8_679_182, NONE],
] as const

export const SAMPLE_MEASURED: MeasuredFacts = {
  at: '2026-11-29T20:15:00.000Z',
  loadMs: 930,
  firstTokenMs: 149,
  tokensPerSecond: 25.6,
  memoryBytes: 1_320_000_000,
  voiceToVoiceMs: 724,
  keepsUp: true,
  isInTime: true,
  talk: { turns: 26, right: 0.615 },
}

export const SAMPLE_HEARING: HearingFacts = {
  at: '2026-11-29T20:18:00.000Z',
  loadMs: 980,
  clip3Ms: 233,
  clip10Ms: 568,
  memoryBytes: 322_000_000,
  voiceToVoiceMs: 800,
  usualVoiceToVoiceMs: 724,
  isInTime: true,
  misheard: { quiet: { words: 28, errors: 0 }, noise: { words: 28, errors: 4 } },
  usualMisheard: { quiet: { words: 28, errors: 0 }, noise: { words: 28, errors: 3 } },
}

const STATES: Record<string, ModelRow['state']> = {
  'llm-1.5b': 'unchecked',
  'llm-0.5b': 'missing',
  'smart-turn-v3.2': 'missing',
}

export function sampleModels(): ModelRow[] {
  return ROWS.map(([id, title, kind, licence, bytes, tiers]) => ({
    id,
    title,
    kind,
    licence,
    bytes,
    state: STATES[id] ?? 'installed',
    needed: tiers.some((tier) => tier === 'balanced'),
    tiers: [...tiers],
    file: `${id}.bin`,
    origin: id === 'kokoro-front' ? 'made here of kokoro-82m' : `https://models.example/${id}.bin`,
    sha256: '2623a2953f6ff3d2c1e61740c6cdb7168133479b267dfef114a4a3cc5bdd788f',
    own: false,
    note: null,
    languages: id.includes('.en') ? ['en'] : ['*'],
    measured: id === 'llm-1.5b' ? SAMPLE_MEASURED : null,
    hearing: id === 'whisper-base-q8_0' ? SAMPLE_HEARING : null,
  }))
}

/** What the main process would make of `rows` on a computer with 8 GB. */
export function sampleOffers(
  rows: readonly ModelRow[],
  foretold: TierState['foretold'],
): AssistantOffers {
  const timeOf = (tier: Tier) => foretold.find((one) => one.tier === tier)?.voiceToVoiceMs ?? null
  return {
    machine: {
      cpu: 'AMD EPYC 9V74 80-Core Processor',
      cores: 2,
      memoryBytes: 8_300_000_000,
      freeDiskBytes: 41_000_000_000,
    },
    offers: [
      offer(rows, 'fast', 'llm-0.5b', 1_400_000_000, timeOf('fast')),
      offer(rows, 'balanced', 'llm-1.5b', 2_800_000_000, timeOf('balanced')),
      {
        ...offer(rows, 'quality', 'llm-1.5b', 2_800_000_000, timeOf('balanced')),
        choice: {
          why: 'Answers as balanced does: no larger model is here.',
          worthTrying: {
            id: 'qwen2.5-3b',
            title: 'Qwen2.5 3B Instruct, Q4_K_M',
            bytes: 2_104_932_768,
            licence: 'Qwen Research',
            isHere: false,
            voiceToVoiceMs: 886,
          },
        },
      },
    ],
  }
}

function offer(
  rows: readonly ModelRow[],
  tier: Tier,
  llm: string,
  memoryBytes: number,
  voiceToVoiceMs: number | null,
): AssistantOffer {
  const own = rows.filter(({ tiers }) => tiers.includes(tier))
  const missing = own.filter(({ state }) => state === 'missing')
  return {
    tier,
    model: rows.find(({ id }) => id === llm)?.title ?? llm,
    diskBytes: total(own),
    memoryBytes,
    missing: { ids: missing.map(({ id }) => id), bytes: total(missing) },
    voiceToVoiceMs,
    hindrance: null,
    choice: null,
  }
}

function total(rows: readonly ModelRow[]): number {
  return rows.reduce((sum, { bytes }) => sum + bytes, 0)
}

/** What the main process would say of `wanted` on the hub. */
export function sampleOffer(wanted: string): OwnModelOffer {
  return {
    id: 'qwen3-4b-q4_k_m',
    title: `${wanted}, Q4_K_M`,
    bytes: 2_497_280_256,
    licence: 'apache-2.0',
    isFetched: true,
    isHere: false,
    commit: 'bc640142c66e1fdd12af0bd68f40445458f3869b',
    sha256: '7485fe6f11af29433bc51cab58009521f205840f5b4ae3a32fa7f92e8534fdf5',
    others: [{ name: 'Q8_0', bytes: 4_280_404_704 }],
  }
}
