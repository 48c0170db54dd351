// The window's conversation: its microphone, its buttons and its loudspeaker around one session.
import { plainText } from '../../shared/plain-text.ts'
import { CodedError } from '../../shared/coded-error.ts'
import type { SessionMode } from '../../shared/window/app-state.ts'
import type { Settings } from '../../shared/window/settings.ts'
import type { WindowMessages } from '../../shared/window/window-contract.ts'
import type { TurnEvent } from '../../shared/turn-events.ts'
import { VOICE_SAMPLES } from '../../shared/voice-sample.ts'
import { opening } from '../stages/llm/prompt.ts'
import { voiceOf } from '../stages/tts/voices.ts'
import { History } from '../conversation/session/history.ts'
import { languageOfText } from '../conversation/session/language-of-text.ts'
import { readAhead } from '../conversation/session/read-ahead.ts'
import { Session } from '../conversation/session/session.ts'
import type { FinishedTurn } from '../conversation/session/turn-parts.ts'
import { Announcer } from './announcer.ts'
import { Bell } from './bell.ts'
import { FrameClock } from './frame-clock.ts'
import { HeldTalk, type HeldSession } from './held-talk.ts'
import type { InstantDesk } from './instant-desk.ts'
import { liveOptions, opened, voiceOfSettings } from './live-options.ts'
import { ModeTeller } from './mode-teller.ts'
import { ReplyTeller } from './reply-teller.ts'
import type { TalkOptions } from './talk-options.ts'
import { tellTurn } from './tell-turn.ts'

export class Talk {
  private readonly session: Session
  private readonly announcer: Announcer
  private readonly replies: ReplyTeller
  private readonly frames = new FrameClock()
  private readonly bell: Bell
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
        this.bell.look()
      },
    )
    this.bell = new Bell(options, {
      isIdle: () => this.mode === 'idle' && !this.isPressed,
      say: (text) => this.say(text),
      wake: () => this.held.wake(),
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
        instant: this.bell.desk,
        clockMs: () => clock.nowMs(),
        sink: (event: TurnEvent) => tellTurn(event, options, this.replies),
        onFinished: (turn: FinishedTurn) => book.finished(turn),
        onMode: (mode: SessionMode) => this.sessionMode(mode),
      }),
    )
  }

  /** Timers and reminders. */
  get desk(): InstantDesk {
    return this.bell.desk
  }

  get mode(): SessionMode {
    return this.announcer.isSpeaking ? 'speaking' : this.turnAt
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
    if (startMs === undefined || this.isMuted) return
    if (!this.held.isAway && !this.options.engine()) return
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

  /** The page listens, for the first time or anew. */
  pageCame(): void {
    this.options.loudspeaker.pageCame()
    this.bell.look()
  }

  /** It is loaded anew, or dead: nobody hears, and what it still sends of its microphone is nobody's turn. */
  pageGone(): void {
    this.stop()
    this.frames.close()
    this.options.loudspeaker.pageGone()
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

  /**
   * Says `text` aloud, without a turn, in its own language; not where the engine had to come first, and somebody has begun
   * to talk to it meanwhile. @throws CodedError engine_failed
   */
  async say(text: string, voice?: string, speed?: number): Promise<void> {
    const { rest, engine } = this.options
    const woken = rest && this.held.isAway ? await rest.wake() : undefined
    if (woken && (this.isPressed || this.turnAt !== 'idle')) return
    const { tts } = woken ?? opened(engine())
    const settings = this.options.settings()
    this.session.stop()
    const own = voiceOfSettings(settings, languageOfText(text) ?? 'en') ?? settings.voice
    await this.announcer.say({ text, tts, voice: voice ?? own, speed: speed ?? settings.speed })
  }

  /** There is an engine, for the first time or anew. */
  engineOpened(): void {
    if (!this.held.giveTo(this.session)) this.readAhead()
    this.bell.look()
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
    this.bell.close()
    this.replies.stop()
    this.announcer.stop()
    await this.session.close()
  }

  private get turnAt(): SessionMode {
    return this.held.mode ?? this.session.at
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
    return new History(() => opening(this.options.now(), this.options.settings().systemPrompt))
  }

  private sessionMode(mode: SessionMode): void {
    if (mode === 'listening') this.announcer.stop()
    if (mode === 'thinking') this.replies.start()
    this.modes.changed()
  }
}
