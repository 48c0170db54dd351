// The window's conversation: its microphone, its buttons and its loudspeaker around one session.
import { plainText } from '../../shared/plain-text.ts'
import { CodedError } from '../../shared/coded-error.ts'
import type { SessionMode } from '../../shared/window/app-state.ts'
import type { Settings } from '../../shared/window/settings.ts'
import type { WindowMessages } from '../../shared/window/window-contract.ts'
import type { TurnEvent } from '../../shared/turn-events.ts'
import { VOICE_SAMPLES } from '../../shared/voice-sample.ts'
import { opening } from '../stages/llm/prompt.ts'
import { speakerLine, voiceOf } from '../stages/tts/voices.ts'
import { History } from '../conversation/session/history.ts'
import { languageOfText } from '../conversation/session/language-of-text.ts'
import { readAhead } from '../conversation/session/read-ahead.ts'
import { Session } from '../conversation/session/session.ts'
import type { FinishedTurn } from '../conversation/session/turn-parts.ts'
import { Announcer } from './announcer.ts'
import { FrameClock } from './frame-clock.ts'
import { HeldTalk, type HeldSession } from './held-talk.ts'
import { InstantDesk } from './instant-desk.ts'
import { liveOptions, opened, voiceOfSettings } from './live-options.ts'
import { ModeTeller } from './mode-teller.ts'
import { ReplyTeller } from './reply-teller.ts'
import { Ringer } from './ringer.ts'
import { scheduleRow } from './schedule-row.ts'
import type { TalkOptions } from './talk-options.ts'

export class Talk {
  private readonly session: Session
  private readonly announcer: Announcer
  private readonly replies: ReplyTeller
  private readonly frames = new FrameClock()
  readonly desk: InstantDesk
  private readonly ringer: Ringer
  /** Hears while the engine is away. */
  readonly held: HeldTalk
  private readonly modes: ModeTeller
  private history = this.newHistory()
  private isMuted = false
  private isPressed = false

  constructor(private readonly options: TalkOptions) {
    const { clock, loudspeaker, book, tell } = options
    this.modes = new ModeTeller(
      () => this,
      (now) => {
        tell('mode', now)
        this.ringer.look()
      },
    )
    this.ringer = new Ringer({
      after: (delayMs, run) => clock.after(delayMs, run),
      isFree: () => this.mode === 'idle' && !this.isPressed && options.engine() !== undefined,
      say: (text) => this.say(text),
    })
    this.desk = new InstantDesk({
      clock: { now: options.now, after: (delayMs, run) => clock.after(delayMs, run) },
      settings: options.settings,
      change: options.changeSettings,
      announce: (text) => this.announce(text),
      ...(options.schedule && { store: options.schedule }),
      onSchedule: (entries) => tell('schedule', entries.map(scheduleRow)),
    })
    this.held = new HeldTalk({
      clock,
      talk: () => options.settings().talk,
      rest: options.rest,
      onMode: () => this.modes.changed(),
      onFailed: () => this.stop(),
    })
    this.announcer = new Announcer(loudspeaker, () => this.modes.changed())
    this.replies = new ReplyTeller(clock, tell, () => this.session.reply)
    // Assigned onto the live options, which are getters: a spread would freeze them.
    this.session = new Session(
      Object.assign(liveOptions({ ...options, held: this.held, history: () => this.history }), {
        loudspeaker,
        instant: this.desk,
        clockMs: () => clock.nowMs(),
        sink: (event: TurnEvent) => this.happened(event),
        onFinished: (turn: FinishedTurn) => book.finished(turn),
        onMode: (mode: SessionMode) => this.sessionMode(mode),
      }),
    )
  }

  get mode(): SessionMode {
    return this.announcer.isSpeaking ? 'speaking' : (this.held.mode ?? this.session.at)
  }

  get muted(): boolean {
    return this.isMuted
  }

  get pressed(): boolean {
    return this.isPressed
  }

  /** The next frame begins a new stream. */
  opened(): void {
    this.frames.reopen()
    this.hearer.newStream()
  }

  frame({ samples, speechProbability, ageMs }: WindowMessages['audio:frame']): void {
    const startMs = this.frames.startOf(this.options.clock.nowMs(), ageMs)
    if (this.isMuted || !(this.held.isAway || this.options.engine())) return
    // A sample being played is interrupted as little as a reply, where the user wants no interruptions.
    if (this.announcer.isSpeaking && this.options.settings().bargeIn === 'off') return
    this.hearer.hear({ samples, startMs, speechProbability })
  }

  /** The microphone is gone: what was said up to here is answered, and nothing waits for more. */
  lost(): void {
    if (this.isPressed) this.release()
    else if (this.mode === 'listening') this.stopTurn()
    this.opened()
  }

  /** @throws CodedError engine_failed while there is no engine; the page, which believes in its press, takes it back */
  press(): void {
    if (!this.held.isAway && !this.options.engine())
      this.options.tell('press', { stroke: 'cancel' })
    const { taker } = this
    this.announcer.stop()
    this.isPressed = true
    taker.press()
  }

  release(): void {
    if (!this.isPressed) return
    this.isPressed = false
    this.hearer.release()
  }

  /** Everything that goes on stops. */
  stop(): void {
    this.announcer.stop()
    // Whoever stopped it, the page shows no button held for a turn that is no more.
    if (this.isPressed) this.options.tell('press', { stroke: 'cancel' })
    this.isPressed = false
    this.stopTurn()
  }

  mute(muted: boolean): void {
    if (muted && this.mode === 'listening') this.stopTurn()
    if (!muted) this.session.newStream()
    this.isMuted = muted
    this.modes.changed()
  }

  /** @throws CodedError usage for an empty text, engine_failed while there is no engine */
  type(text: string): void {
    const { taker } = this
    const seen = plainText(text).trim()
    if (seen === '') throw new CodedError('usage', 'there is nothing to answer')
    this.announcer.stop()
    taker.type(seen)
  }

  /** Lets `voice` say what it sounds like. @throws CodedError engine_failed; usage for an unknown voice */
  async preview(voice: string, speed: number): Promise<void> {
    await this.say(VOICE_SAMPLES[voiceOf(voice).language], voice, speed)
  }

  /** Says `text` aloud, without a turn, in its own language. @throws CodedError engine_failed */
  async say(text: string, voice?: string, speed?: number): Promise<void> {
    const { rest, engine } = this.options
    const { tts } = rest && this.held.isAway ? await rest.wake() : opened(engine())
    const settings = this.options.settings()
    this.session.stop()
    const own = voiceOfSettings(settings, languageOfText(text) ?? 'en') ?? settings.voice
    await this.announcer.say({ text, tts, voice: voice ?? own, speed: speed ?? settings.speed })
  }

  /** Tells of a timer or a reminder, aloud and in the window, as soon as nobody speaks. */
  private announce(text: string): void {
    this.options.tell('notice', { tone: 'info', message: text, isDue: true })
    this.ringer.ring(text)
    this.held.wake()
  }

  /** There is an engine, for the first time or anew. */
  engineOpened(): void {
    if (!this.held.giveTo(this.session)) this.readAhead()
    this.ringer.look()
  }

  /** Forgets what was said: the next turn begins a new conversation. */
  startAnew(): void {
    this.stop()
    this.history = this.newHistory()
    this.options.book.startAnew()
    this.readAhead()
  }

  /** Takes up what was changed in the settings; what goes on is only stopped where it cannot go on. */
  settingsChanged(before: Settings, now: Settings): void {
    if (before.talk !== now.talk) this.stop()
    if (before.systemPrompt !== now.systemPrompt) this.readAhead()
  }

  /** Lets the model read the prompt while nobody waits; only time is lost where it fails. */
  readAhead(): void {
    const llm = this.options.engine()?.llm
    if (llm) void readAhead(llm, this.history.withUser(''), new AbortController())
  }

  async close(): Promise<void> {
    this.desk.close()
    this.ringer.close()
    this.replies.stop()
    this.announcer.stop()
    await this.session.close()
  }

  private get hearer(): HeldSession {
    return this.held.isAway ? this.held : this.session
  }

  /** Who takes a turn now. @throws CodedError engine_failed while there is no engine */
  private get taker(): HeldSession {
    if (!this.held.isAway) opened(this.options.engine())
    return this.hearer
  }

  private stopTurn(): void {
    this.held.drop()
    this.session.stop()
  }

  private newHistory(): History {
    return new History(() => opening(new Date(), this.options.settings().systemPrompt))
  }

  private happened(event: TurnEvent): void {
    const { tell, book } = this.options
    tell('turn', event)
    if (event.event === 'language')
      tell('notice', { tone: 'info', message: speakerLine(event.language, event.voice) })
    if (event.event !== 'turn') return
    this.replies.finish({ turn: event.turn, text: event.reply, spoken: event.heard })
    book.summarised(event)
  }

  private sessionMode(mode: SessionMode): void {
    if (mode === 'listening') this.announcer.stop()
    if (mode === 'thinking') this.replies.start()
    this.modes.changed()
  }
}
