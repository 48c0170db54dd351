// Everything that sounds or listens in the page, put together: the one owner of its tracks, nodes, workers and timers.
import type { Settings } from '../../shared/window/settings.ts'
import { IDLE, useAudio } from '../store/audio-store.ts'
import { DetectorKeeper } from './detector-keeper.ts'
import { DeviceFollower } from './device-follower.ts'
import type { CapturedFrame } from './frame-clock.ts'
import { EchoGuard } from './echo/echo-guard.ts'
import { FrameOutbox, type Send } from './frame-outbox.ts'
import { handsFreeOpening } from './hands-free-opening.ts'
import { InputMeter } from './input-meter.ts'
import { MicrophoneKeeper } from './microphone-keeper.ts'
import { MicrophoneOnDemand } from './microphone-on-demand.ts'
import {
  DETECTOR_PROBLEM,
  microphoneProblem,
  type MicrophoneProblem,
} from './microphone-problem.ts'
import { Microphone } from './microphone.ts'
import { Player } from './player.ts'
import { problemAtRest } from './problem-at-rest.ts'
import { SoundChecks } from './sound-checks.ts'
import { TalkGate } from './talk-gate.ts'

export type AudioSettings = Pick<
  Settings,
  'talk' | 'keepMicrophoneOpen' | 'microphoneId' | 'speakerId' | 'volume'
>

/** The last frames of a press come within this time or not at all. */
const RELEASE_LIMIT_MS = 200
/** An output that nobody will need soon is put to sleep after this long. */
const AWAKE_MS = 10_000
const TALKED = 'Somebody talked meanwhile. Check again when it is quiet.'

export class AudioRig {
  readonly player: Player
  readonly checks: SoundChecks
  private readonly echo = new EchoGuard(
    () => this.player.isPlaying,
    // What was found of the room holds no longer than what the canceller makes of it.
    (echo) => useAudio.setState(({ room }) => ({ echo, room: room.at === 'told' ? IDLE : room })),
  )
  private readonly gate: TalkGate
  private readonly outbox: FrameOutbox
  private readonly meter: InputMeter
  private readonly keeper: MicrophoneKeeper
  private readonly devices: DeviceFollower
  private readonly detector = new DetectorKeeper()
  private readonly opening = handsFreeOpening(
    (signal) => this.checks.teach(signal),
    () => ({ isShown: this.isShown && !document.hidden, hearsSpeech: this.outbox.hearsSpeech }),
  )
  readonly microphone: MicrophoneOnDemand
  private isAsleep = false
  private isShown = true
  private readonly toGate = (frame: CapturedFrame): void => this.gate.frame(frame)
  private isMuted = false
  private isBusy = false
  private releaseTimer: ReturnType<typeof setTimeout> | undefined
  private sleepTimer: ReturnType<typeof setTimeout> | undefined

  constructor(
    private settings: AudioSettings,
    private readonly send: Send,
  ) {
    this.player = new Player(
      send,
      (message) => useAudio.setState({ speakerMessage: message }),
      (chunk, renderedMs) => this.echo.played(chunk, renderedMs).forEach(this.toGate),
    )
    this.checks = new SoundChecks(
      this.player,
      this.echo,
      () => ({
        ...{ isOpen: this.keeper.isOpen, isMuted: this.isMuted },
        ...{ isBusy: this.isBusy, volume: this.settings.volume },
      }),
      () => {
        this.microphone.take('check')
        this.restLater()
        return () => this.microphone.give('check')
      },
    )
    this.gate = new TalkGate((step) => {
      this.outbox.take(step)
      if (step.what === 'release') this.restOrWake()
    })
    this.detector.open()
    this.outbox = new FrameOutbox(
      this.detector,
      send,
      () => performance.now(),
      (error) => this.onDetectorFailed(error),
    )
    this.meter = new InputMeter(
      (inputLevel) => useAudio.setState({ inputLevel }),
      () => this.isShown && !document.hidden,
    )
    this.keeper = new MicrophoneKeeper({
      open: (options) => Microphone.open(options),
      problemOf: microphoneProblem,
      onState: (microphone) => {
        useAudio.setState({ microphone })
        if (microphone.at === 'open') void this.devices.refresh()
        else this.meter.rest()
      },
      onFrame: (frame) => this.onFrame(frame),
      onLost: (problem) => this.onLost(problem),
    })
    this.microphone = new MicrophoneOnDemand({
      ...{ keeper: this.keeper, problemAtRest },
      state: () => useAudio.getState().microphone,
      onRest: () => this.closeDetector(),
    })
    this.devices = new DeviceFollower({
      settings: () => this.settings,
      play: async (id) => {
        if (await this.player.setDevice(id)) this.echo.forget()
      },
      onMoved: () => void this.keeper.reopen(),
      onInputs: (isMore) => this.microphone.inputsChanged(isMore),
    })
  }

  /** Resolves when the microphone is open, cannot be had, or rests until a press. */
  async apply(settings: AudioSettings): Promise<void> {
    this.settings = settings
    this.gate.setTalk(settings.talk)
    this.restOrWake()
    this.player.setVolume(settings.volume)
    this.restLater()
    void this.devices.refresh()
    const isAlways = settings.talk === 'duplex' || settings.keepMicrophoneOpen
    await this.microphone.choose(settings.microphoneId, isAlways)
  }

  press(): void {
    this.checks.interrupt(TALKED)
    this.microphone.take('press')
    this.detector.open()
    this.player.wake()
    this.gate.press()
    this.restOrWake()
  }

  release(): void {
    this.microphone.give('press')
    this.gate.release(performance.now(), this.outbox.hearsSpeech)
    clearTimeout(this.releaseTimer)
    this.releaseTimer = setTimeout(() => this.gate.finishRelease(), RELEASE_LIMIT_MS)
    this.restLater()
  }

  stopTalking(): void {
    this.player.flushAll()
    this.microphone.give('press')
    this.gate.stop()
    this.restOrWake()
    if (this.settings.talk === 'ptt') this.outbox.clear()
    this.send('talk:stop', undefined)
  }

  setMuted(isMuted: boolean): void {
    if (isMuted === this.isMuted) return
    this.isMuted = isMuted
    this.gate.setMuted(isMuted)
    this.restOrWake()
    this.keeper.setMuted(isMuted)
    if (!isMuted) return
    this.checks.interrupt('The microphone was muted. Unmute it, then check again.')
    this.outbox.clear()
    this.meter.rest()
  }

  /** @param isBusy somebody talks or a reply is on its way: the output must answer at once */
  setBusy(isBusy: boolean): void {
    this.isBusy = isBusy
    this.microphone.setBusy(isBusy)
    if (isBusy) this.checks.interrupt(TALKED)
    this.restLater()
  }

  /** The engines are unloaded: what only helps them goes as well, where no microphone is open. */
  setAsleep(isAsleep: boolean): void {
    this.isAsleep = isAsleep
    this.closeDetector()
  }

  /** A window that nobody sees needs no meter. */
  setShown(isShown: boolean): void {
    this.isShown = isShown
    if (!isShown) this.microphone.give('meter')
  }

  /** Plays `pcm` beside the replies, as they are played: the echo canceller knows it. Resolves when it has begun. */
  async playSound(pcm: Float32Array<ArrayBuffer>): Promise<void> {
    await this.player.playBeside(pcm)
    this.restLater()
  }

  async dispose(): Promise<void> {
    this.checks.interrupt('The sound was turned off.')
    clearTimeout(this.releaseTimer)
    clearTimeout(this.sleepTimer)
    this.devices.dispose()
    this.microphone.dispose()
    this.outbox.clear()
    this.keeper.stop()
    this.detector.close()
    await this.player.dispose()
  }

  private closeDetector(): void {
    if (this.isAsleep && !this.microphone.isNeeded) this.detector.close()
  }

  private restOrWake(): void {
    this.keeper.setResting(this.gate.isShut)
  }

  private onFrame(frame: CapturedFrame): void {
    if (!this.isMuted) this.meter.frame(frame.samples)
    this.opening.frame(frame)
    this.echo.clean(frame).forEach(this.toGate)
  }

  private onLost({ message }: MicrophoneProblem): void {
    this.gate.close()
    this.restOrWake()
    this.outbox.clear()
    useAudio.setState({ microphoneMessage: null })
    this.send('audio:lost', { message })
  }

  private onDetectorFailed(error: unknown): void {
    if (error instanceof DOMException && error.name === 'AbortError') return
    if (this.detector.died()) return this.gate.close()
    this.keeper.stop()
    useAudio.setState({ microphone: DETECTOR_PROBLEM })
    this.onLost(DETECTOR_PROBLEM)
  }

  private restLater(): void {
    clearTimeout(this.sleepTimer)
    if (this.isBusy) return this.player.wake()
    this.sleepTimer = setTimeout(() => this.player.sleep(), AWAKE_MS)
  }
}
