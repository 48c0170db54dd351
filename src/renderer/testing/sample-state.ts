// A state of the app as the main process would tell it, for tests and pictures.
import type { AppState } from '../../shared/window/window-contract.ts'
import type { EngineHealth, VoiceChoice } from '../../shared/window/app-state.ts'
import type { Settings } from '../../shared/window/settings.ts'

export const SAMPLE_SETTINGS: Settings = {
  talk: 'ptt',
  hotkey: 'CommandOrControl+Shift+Space',
  pressStyle: 'toggle',
  microphoneId: null,
  speakerId: null,
  voice: 'af_heart',
  voices: {},
  speed: 1,
  volume: 1,
  tier: 'auto',
  llmModel: null,
  sttModel: null,
  language: 'en',
  silenceMs: 500,
  bargeIn: 'normal',
  systemPrompt: '',
  keepMicrophoneOpen: false,
  unloadAfterMinutes: 15,
  startAtLogin: false,
  closeToTray: false,
  overlay: true,
  overlayEdge: 'bottom',
  soundStart: true,
  soundStop: true,
  soundError: true,
  notifications: true,
  lookForUpdates: false,
  servers: { stt: noServer(), llm: noServer(), tts: noServer() },
  keepHistory: true,
  saveAudio: false,
  encryptSaved: false,
  flags: {},
  saveTranscripts: false,
  eventLog: false,
  metrics: false,
  metricsPort: 9464,
  theme: 'system',
  onboarded: true,
}

const VOICES: VoiceChoice[] = [
  { id: 'af_heart', name: 'Heart', language: 'en-us', gender: 'female' },
  { id: 'af_bella', name: 'Bella', language: 'en-us', gender: 'female' },
  { id: 'am_michael', name: 'Michael', language: 'en-us', gender: 'male' },
  { id: 'bf_emma', name: 'Emma', language: 'en-gb', gender: 'female' },
  { id: 'bm_george', name: 'George', language: 'en-gb', gender: 'male' },
]

export const SAMPLE_ENGINES: EngineHealth[] = [
  engine('stt', 'Speech recognition', 'whisper.cpp addon: whisper-base-q8_0 (cpu 1.9.1)', 4711),
  engine('llm', 'Language model', 'node-llama-cpp: llm-1.5b (vulkan, llama.cpp b7836)', 4712),
  engine('tts', 'Voice', 'Kokoro on onnxruntime: kokoro-82m', 4713),
  engine('vad', 'Turn taking', 'Silero VAD v5', 4714),
]

export function sampleState(settings: Partial<Settings> = {}): AppState {
  return {
    settings: { ...SAMPLE_SETTINGS, ...settings },
    versions: { app: '0.1.0', electron: '45.4.1', chrome: '150.0.7204.23', node: '24.3.0' },
    platform: 'linux',
    readiness: { at: 'ready' },
    engines: SAMPLE_ENGINES,
    tier: {
      automatic: 'balanced',
      foretold: [
        { tier: 'fast', voiceToVoiceMs: 604 },
        { tier: 'balanced', voiceToVoiceMs: 724 },
      ],
      measuring: null,
      insteadForNow: null,
    },
    measuring: null,
    hotkey: {
      state: 'registered',
      accelerator: 'CommandOrControl+Shift+Space',
      by: 'listener',
      note: null,
      asks: false,
    },
    voices: VOICES,
    figures: {
      session: { n: 12, p50: 612, p90: 742, p95: 801, p99: 840, min: 498, max: 851, mean: 630 },
      allTime: { n: 348, p50: 598, p90: 770, p95: 822, p99: 990, min: 441, max: 1203, mean: 621 },
    },
    turns: [],
    mode: 'idle',
    muted: false,
    schedule: [],
    presence: { noOverlay: null, notifications: true },
  }
}

function noServer(): Settings['servers']['llm'] {
  return { isOn: false, address: '', model: '', voice: '', agreedHost: null }
}

function engine(
  part: EngineHealth['part'],
  name: string,
  detail: string,
  pid: number,
): EngineHealth {
  return { part, name, state: 'ready', detail, pid, error: null }
}
