// What a user can set: one schema for the file, the window and the engine.
import { FLAG_NAMES } from '../flags.ts'
import { SPEAKING_SPEED } from '../speaking-speed.ts'
import { TIER_NAMES } from '../tier.ts'
import { OVERLAY_EDGES } from './overlay-picture.ts'
import { z } from 'zod'

/** Of a part that a server takes over; see servers.ts. Its key is kept elsewhere. */
const server = z.object({
  isOn: z.boolean(),
  // The file of settings is no place for a key.
  address: z
    .string()
    .max(300)
    .regex(/^(?!.*\/\/[^/]*@)/u, 'a key does not belong into an address'),
  model: z.string().max(200),
  voice: z.string().max(100),
  agreedHost: z.string().max(300).nullable(),
})
const NO_SERVER = { isOn: false, address: '', model: '', voice: '', agreedHost: null }
/** Chromium's are hashes of 64 digits. */
const LONGEST_DEVICE_ID = 300
const MOST_LANGUAGES = 50

export const SettingsSchema = z.object({
  talk: z.enum(['ptt', 'duplex']).default('ptt'),
  /** Accelerator as Electron writes it, e.g. `CommandOrControl+Shift+Space`; null: none. */
  hotkey: z.string().min(1).max(60).nullable().default('CommandOrControl+Shift+Space'),
  /** How push-to-talk answers the hotkey: held, toggled by a tap, or held and locked by a second key. */
  pressStyle: z.enum(['hold', 'toggle', 'hold-then-lock']).default('toggle'),
  /** MediaDevices id; null: the system's choice. */
  microphoneId: z.string().max(LONGEST_DEVICE_ID).nullable().default(null),
  speakerId: z.string().max(LONGEST_DEVICE_ID).nullable().default(null),
  /** Of English. */
  voice: z.string().max(40).default('af_heart'),
  /** Of other languages, by ISO 639-1 code; where none is chosen, the first that the language has. */
  voices: z
    .record(z.string().max(8), z.string().max(40))
    .refine((voices) => Object.keys(voices).length <= MOST_LANGUAGES, 'too many languages')
    .default({}),
  /** 1 is the voice's own pace. */
  speed: z.number().min(SPEAKING_SPEED.least).max(SPEAKING_SPEED.most).default(1),
  /** 0…1 of full scale. */
  volume: z.number().min(0).max(1).default(1),
  /** Which models answer; `auto`: those that a measurement of this machine chose. */
  tier: z.enum(['auto', ...TIER_NAMES]).default('auto'),
  /** Catalogue id of a language model that answers in the place of the tier's, while it is here; null: none. */
  llmModel: z.string().min(1).max(120).nullable().default(null),
  /** Catalogue id of a recogniser whose words stand, while it is here; null: the tier hears with its own. */
  sttModel: z.string().min(1).max(120).nullable().default(null),
  /** ISO 639-1 code of what is spoken to it, or `auto`. */
  language: z.string().min(2).max(8).default('en'),
  /** Silence that ends a turn in duplex mode. */
  silenceMs: z.number().int().min(200).max(2000).default(500),
  /** How easily speech over the reply interrupts it. */
  bargeIn: z.enum(['off', 'low', 'normal', 'high']).default('normal'),
  /** Appended to the built-in prompt. */
  systemPrompt: z.string().max(2000).default(''),
  /** Push-to-talk: the microphone stays open between presses, so that not even a first syllable is lost. */
  keepMicrophoneOpen: z.boolean().default(false),
  /** Without use for so long, the engines are unloaded; null: never. */
  unloadAfterMinutes: z.number().positive().max(1440).nullable().default(15),
  startAtLogin: z.boolean().default(false),
  /** Closing the window leaves the app in the tray, where the hotkey still answers. */
  closeToTray: z.boolean().default(false),
  /** While the window is not in front, a small one shows what is said. */
  overlay: z.boolean().default(true),
  overlayEdge: z.enum(OVERLAY_EDGES).default('bottom'),
  /** Soft sounds: the microphone listens, it no longer does, something went wrong. */
  soundStart: z.boolean().default(true),
  soundStop: z.boolean().default(true),
  soundError: z.boolean().default(true),
  /** Timers and what needs the user, told by the system while the window is not in front. */
  notifications: z.boolean().default(true),
  /** Off unless the user turns it on: asks where Parley is published for a newer version, once a day. */
  lookForUpdates: z.boolean().default(false),
  /** Off unless the user turns one on: servers that do the work of a built-in engine. */
  servers: z
    .object({ stt: server, llm: server, tts: server })
    .default({ stt: NO_SERVER, llm: NO_SERVER, tts: NO_SERVER }),
  keepHistory: z.boolean().default(true),
  /** Off unless the user turns it on: audio of turns is written to disk. */
  saveAudio: z.boolean().default(false),
  /** Off unless the user turns it on: what is saved of conversations is encrypted by a key of the system's key store. */
  encryptSaved: z.boolean().default(false),
  /** What is switched for an experiment (docs/experiments.md); the others are as they are by default. */
  flags: z.partialRecord(z.enum(FLAG_NAMES), z.boolean()).default({}),
  /** Off unless the user turns it on: what was said is also written as plain text, a file a day. */
  saveTranscripts: z.boolean().default(false),
  /** Off unless the user turns it on: the events of turns are written, with words only where transcripts are on. */
  eventLog: z.boolean().default(false),
  /** Off unless the user turns it on: figures are served on loopback, for Prometheus. */
  metrics: z.boolean().default(false),
  metricsPort: z.number().int().min(1024).max(65_535).default(9464),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  /** The first-start pages have been seen to their end. */
  onboarded: z.boolean().default(false),
})

export type Settings = z.infer<typeof SettingsSchema>

export const DEFAULT_SETTINGS: Settings = SettingsSchema.parse({})
