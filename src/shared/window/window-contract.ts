// What crosses between the page and the main process: requests with an answer, messages one way, events the other.
import type { WireError } from '../coded-error.ts'
import type { EndpointStage } from '../endpoint.ts'
import type { KeyStroke } from '../hotkey.ts'
import type { TurnEvent } from '../turn-events.ts'
import type {
  AssistantOffers,
  EngineHealth,
  HotkeyStatus,
  ModelMeasuring,
  ModelRow,
  ModelTransfer,
  OwnModelOffer,
  Presence,
  PrivacyLine,
  Readiness,
  ScheduleRow,
  SessionMode,
  TierState,
  Versions,
  VoiceChoice,
} from './app-state.ts'
import type {
  Conversation,
  ConversationEntry,
  CurrentTurn,
  FinishedTurnReport,
  LatencyFigures,
} from './conversations.ts'
import type { OverlayButton, OverlayPicture } from './overlay-picture.ts'
import type { DiagnosticsReport, ReportLine } from './diagnostics.ts'
import type { KeyState, ServerSetting } from './servers.ts'
import type { KeptRecords, MetricsState, RecordKind, SealingState } from './records.ts'
import type { Settings } from './settings.ts'
import type { Statistics, StatisticsRange } from './statistics.ts'

/** A server as it is typed in. */
export type ServerAddress = { stage: EndpointStage } & Pick<
  ServerSetting,
  'address' | 'model' | 'voice'
>

/** Everything the page needs to draw its first picture. */
export interface AppState {
  settings: Settings
  versions: Versions
  platform: 'darwin' | 'win32' | 'linux'
  readiness: Readiness
  engines: EngineHealth[]
  tier: TierState
  /** Null while none is being measured. */
  measuring: ModelMeasuring | null
  hotkey: HotkeyStatus
  voices: VoiceChoice[]
  figures: LatencyFigures
  /** What was said in the conversation that goes on, as far as it is remembered: a page that was loaded anew shows it. */
  turns: CurrentTurn[]
  mode: SessionMode
  muted: boolean
  /** Timers and reminders that run, the next to be due first. */
  schedule: ScheduleRow[]
  presence: Presence
}

/** Page → main, with an answer. */
export interface WindowRequests {
  'app:state': { params: undefined; result: AppState }
  'settings:change': { params: Partial<Settings>; result: Settings }
  /** Speaks a sample in `voice`, whatever voice is set; plays as any reply does. */
  'voice:preview': { params: { voice: string; speed: number }; result: undefined }
  /** A typed turn: answered aloud like a spoken one. */
  'talk:type': { params: { text: string }; result: undefined }
  /** Says `text` once more. */
  'talk:repeat': { params: { text: string }; result: undefined }
  /** Ends a timer or a reminder without a word. */
  'schedule:cancel': { params: { id: string }; result: undefined }
  /** Shows the system's own page on which Parley is allowed to notice the hotkey outside its window. */
  'hotkey:allow': { params: undefined; result: undefined }
  /** Keeps a key (null: forgets it) for the server at that address, or only tells whether there is one. */
  'server:key': { params: ServerAddress & { key?: string | null }; result: KeyState }
  /** Sends a server a question of ours; resolves to what came of it, in words. */
  'server:try': { params: ServerAddress; result: { works: boolean; text: string } }
  'engine:restart': { params: undefined; result: undefined }
  /** Measures this machine anew. Resolves when it is done or called off; how far it is comes as events. */
  'tier:measure': { params: undefined; result: undefined }
  'tier:stop-measuring': { params: undefined; result: undefined }
  'models:offers': { params: undefined; result: AssistantOffers }
  'models:list': { params: undefined; result: ModelRow[] }
  /** Fetches what is missing; goes on where an earlier one stopped. Resolves when done; progress comes as events. */
  'models:pull': { params: { ids: string[] }; result: undefined }
  /** Stops the running fetch; what is fetched stays. */
  'models:pause': { params: undefined; result: undefined }
  'models:remove': { params: { ids: string[] }; result: undefined }
  /** What adding a file (absolute path) or `OWNER/NAME[:QUANT]` of the hub would mean. */
  'models:offer': { params: { wanted: string }; result: OwnModelOffer }
  /** Adds the model of the last offer, which has to have this id. Resolves when it is here. */
  'models:add': { params: { id: string }; result: undefined }
  /**
   * Measures a language model or a recogniser that is here, with the engines unloaded meanwhile: whoever talks ends that.
   * Resolves when it is done or called off; how far it is comes as events.
   */
  'models:measure': { params: { id: string }; result: undefined }
  'models:stop-measuring': { params: undefined; result: undefined }
  'models:verify': { params: { ids: string[] }; result: { id: string; sound: boolean }[] }
  'history:list': { params: { search: string }; result: ConversationEntry[] }
  'history:open': { params: { id: string }; result: Conversation }
  'history:rename': { params: { id: string; title: string }; result: undefined }
  'history:delete': { params: { id: string } | { all: true }; result: undefined }
  /** Deletes what was said, learned and logged, with saved sound; `settings`: those too. The page forgets what it shows. */
  'erase:all': { params: { settings: boolean }; result: undefined }
  /** Asks where to save; resolves to the path, or null where the user called it off. */
  'history:export': {
    params: { id: string; format: 'markdown' | 'json' }
    result: { path: string | null }
  }
  /** The waterfall of a turn as a file the user names: of the stored `conversation` of that id, or `current`: this session's. */
  'waterfall:export': {
    params: { conversation: string; turn: number; format: 'svg' | 'json' }
    result: { path: string | null }
  }
  /** Forgets the conversation so far: the next turn begins a new one. */
  'conversation:new': { params: undefined; result: undefined }
  'statistics:read': { params: { range: StatisticsRange }; result: Statistics }
  /** What is kept on this computer, with its size. */
  'records:list': { params: undefined; result: KeptRecords[] }
  'records:delete': { params: { kind: RecordKind }; result: undefined }
  'sealing:state': { params: undefined; result: SealingState }
  'metrics:state': { params: undefined; result: MetricsState }
  /**
   * A redacted report: nothing that was said, no user name in paths. `sound`: what the page alone knows of its devices;
   * `permission`: whether it may use the microphone.
   */
  'diagnostics:report': {
    params: { sound: ReportLine[]; permission: string }
    result: DiagnosticsReport
  }
  /** Asks where to save `text`, the report as it was shown; null where the user called it off. */
  'diagnostics:save': { params: { text: string }; result: { path: string | null } }
  /** What is known of this computer's privacy, from an engine's process that is asked. */
  'diagnostics:privacy': { params: undefined; result: PrivacyLine[] }
  'diagnostics:log': { params: undefined; result: { lines: string[] } }
  'clipboard:write': { params: { text: string }; result: undefined }
}

/** Page → main, one way, in order. */
export interface WindowMessages {
  'talk:press': undefined
  'talk:release': undefined
  /** Everything that goes on stops. */
  'talk:stop': undefined
  /** Somebody is about to talk or type: what sleeps may wake. */
  'talk:near': undefined
  'talk:mute': { muted: boolean }
  /** While keys are pressed to choose a hotkey, the one that is set means nothing. */
  'hotkey:pause': { paused: boolean }
  /**
   * One microphone frame of 512 samples, 16 kHz, in order and without gaps since `audio:opened`. Its last sample was
   * captured `ageMs` before it was sent: frames of a pre-roll come late, in a burst.
   */
  'audio:frame': { samples: Float32Array; speechProbability: number; ageMs: number }
  /**
   * The next frame begins a new stream. In duplex mode a stream lasts as long as the microphone is open; with
   * push-to-talk it is one press: opened, frames of the pre-roll, `talk:press`, live frames, `talk:release`.
   */
  'audio:opened': undefined
  /** Why there is no microphone, in one line; the session goes idle. */
  'audio:lost': { message: string }
  /**
   * The playback clock: `playedSamples` (24 kHz) of reply `reply` had been heard when this was sent. `firstAudible`
   * once per clause, `drained` when all that was queued has been heard.
   */
  'playback:progress': { reply: number; playedSamples: number; underruns: number }
  'playback:audible': { reply: number; clause: number; ageMs: number }
  'playback:drained': { reply: number; playedSamples: number }
  /** The overlay's page listens. It alone may send these three, and nothing else. */
  'overlay:ready': undefined
  /** Where its stop button lies; everything beside it is clicked through. Null: there is none. */
  'overlay:button': OverlayButton | null
  'overlay:stop': undefined
}

/** Main → page. */
export interface WindowEvents {
  settings: Settings
  readiness: Readiness
  engines: EngineHealth[]
  tier: TierState
  /** The measurement of a model has begun, gone on, or ended. */
  measuring: ModelMeasuring | null
  hotkey: HotkeyStatus
  mode: { mode: SessionMode; muted: boolean }
  schedule: ScheduleRow[]
  turn: TurnEvent
  /** Text of the reply as far as the model has come, and which part of it is being spoken or was heard. */
  reply: { turn: number; text: string; spoken: string }
  finished: FinishedTurnReport
  /** A new conversation, wherever it was begun: what was said before is no longer shown. */
  anew: undefined
  transfer: ModelTransfer
  /** What is saved is being encrypted or decrypted. */
  sealing: SealingState
  /**
   * A line that the user should see once: an engine restarted, a device refused. `isDue`: a timer has ended or a
   * reminder is due, which is also told where the window is not seen.
   */
  notice: { tone: 'info' | 'warning' | 'error'; message: string; isDue?: true }
  /** Mono 24 kHz, to be queued gaplessly behind what is queued; the first piece of a new `reply` begins it. */
  'playback:piece': { reply: number; clause: number; pcm: Float32Array }
  /** No more pieces come for this reply. */
  'playback:end': { reply: number }
  /** Fall silent within 50 ms and forget what is queued; answered by `playback:progress`. */
  'playback:flush': { reply: number }
  /** Play at `gain` (0…1) until told otherwise. */
  'playback:gain': { gain: number }
  /** Whether the window can be seen; it can until told otherwise. */
  shown: { isShown: boolean }
  /** Everything that goes on stops, as by Escape: the overlay's stop button, or the computer goes to sleep. */
  stop: undefined
  /** The computer was asleep or locked: the microphone is opened anew, since what was open may be dead. */
  'audio:renew': undefined
  /** For the overlay's page. */
  overlay: OverlayPicture
  /** The hotkey or the tray talks as the button does. `tap` begins or ends, as the page knows; `cancel`: nothing came of it. */
  press: { stroke: KeyStroke }
  /** The global hotkey or the tray asks the page to show a view. */
  navigate: { view: 'talk' | 'history' | 'statistics' | 'models' | 'settings' | 'diagnostics' }
}

export type RequestName = keyof WindowRequests
export type MessageName = keyof WindowMessages
export type EventName = keyof WindowEvents

/** An answer as it crosses the bridge: an error's code would be lost in a rejection. */
export type Answer<T> = { ok: true; value: T } | { ok: false; error: WireError }

/** What the preload script gives the page as `window.parley`, and nothing else crosses. */
export interface WindowContract {
  request<Name extends RequestName>(
    name: Name,
    params: WindowRequests[Name]['params'],
  ): Promise<Answer<WindowRequests[Name]['result']>>
  send<Name extends MessageName>(name: Name, payload: WindowMessages[Name]): void
  /** The result ends the subscription. */
  on<Name extends EventName>(
    name: Name,
    listener: (payload: WindowEvents[Name]) => void,
  ): () => void
}
