// Everything that sounds or listens in the page, put together: the one owner of its tracks, nodes, workers and timers.
import type { Settings } from '../../shared/window/settings.ts'
import { IDLE, useAudio } from '../store/audio-store.ts'
import { microphoneMoved, speakerFor, stoodInFor } from './device-changes.ts'
import { type DeviceList, listDevices, watchDevices } from './devices.ts'
import type { CapturedFrame } from './frame-clock.ts'
import { EchoGuard } from './echo/echo-guard.ts'
import { FrameOutbox, type Send } from './frame-outbox.ts'
import { InputMeter } from './input-meter.ts'
import { MicrophoneKeeper } from './microphone-keeper.ts'
import {
  DETECTOR_PROBLEM,
  microphoneProblem,
  type MicrophoneProblem,
} from './microphone-problem.ts'
import { Microphone } from './microphone.ts'
import { Player } from './player.ts'
import { hindranceOf, RoomCheck, type RoomFinding } from './room/room-check.ts'
import { SileroDetector } from './silero-detector.ts'
import { TalkGate } from './talk-gate.ts'
import { testSound } from './test-sound.ts'

export type AudioSettings = Pick<Settings, 'talk' | 'microphoneId' | 'speakerId' | 'volume'>

/** The last frames of a press come within this time or not at all. */
const RELEASE_LIMIT_MS = 200
/** An output that nobody will need soon is put to sleep after this long. */
const AWAKE_MS = 10_000
/** A detector that died is opened again so often. */
const DETECTOR_TRIES = 2
const TALKED = 'Somebody talked meanwhile. Check again when it is quiet.'

export class AudioRig {
  readonly player: Player
  private readonly echo = new EchoGuard(
    () => this.player.isPlaying,
    // What was found of the room holds no longer than what the canceller makes of it.
    (echo) => useAudio.setState(({ room }) => ({ echo, room: room.at === 'told' ? IDLE : room })),
  )
  private readonly room: RoomCheck
  private readonly gate: TalkGate
  private readonly outbox: FrameOutbox
  private readonly meter: InputMeter
  private readonly keeper: MicrophoneKeeper
  private readonly unwatch: () => void
  private detector = new SileroDetector()
  private detectorTries = 1
  private devices: DeviceList | null = null
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
      (chunk) => this.echo.played(chunk, performance.now()).forEach(this.toGate),
    )
    this.room = new RoomCheck(this.player, this.echo)
    this.gate = new TalkGate((step) => {
      this.outbox.take(step)
      if (step.what === 'release') this.restOrWake()
    })
    this.outbox = new FrameOutbox(
      {
        probability: (samples) => this.detector.probability(samples),
        reset: () => this.detector.reset(),
      },
      send,
      () => performance.now(),
      (error) => this.onDetectorFailed(error),
    )
    this.meter = new InputMeter(
      (inputLevel) => useAudio.setState({ inputLevel }),
      () => !document.hidden,
    )
    this.keeper = new MicrophoneKeeper({
      open: (options) => Microphone.open(options),
      problemOf: microphoneProblem,
      onState: (microphone) => {
        useAudio.setState({ microphone })
        if (microphone.at === 'open') void this.refreshDevices()
        else this.meter.rest()
      },
      onFrame: (frame) => this.onFrame(frame),
      onLost: (problem) => this.onLost(problem),
    })
    this.unwatch = watchDevices(() => void this.refreshDevices())
  }

  /** Resolves when the microphone is open or cannot be had. */
  async apply(settings: AudioSettings): Promise<void> {
    this.settings = settings
    this.gate.setTalk(settings.talk)
    this.restOrWake()
    this.player.setVolume(settings.volume)
    this.restLater()
    void this.refreshDevices()
    await this.keeper.start(settings.microphoneId)
  }

  /** Tries to open a microphone that could not be had. */
  async retry(): Promise<void> {
    await this.keeper.retry()
  }

  press(): void {
    this.room.interrupt(TALKED)
    void this.keeper.retry()
    this.player.wake()
    this.gate.press()
    this.restOrWake()
  }

  release(): void {
    this.gate.release(performance.now(), this.outbox.hearsSpeech)
    clearTimeout(this.releaseTimer)
    this.releaseTimer = setTimeout(() => this.gate.finishRelease(), RELEASE_LIMIT_MS)
    this.restLater()
  }

  stopTalking(): void {
    this.player.flushAll()
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
    this.room.interrupt('The microphone was muted. Unmute it, then check again.')
    this.outbox.clear()
    this.meter.rest()
  }

  /** @param isBusy somebody talks or a reply is on its way: the output must answer at once */
  setBusy(isBusy: boolean): void {
    this.isBusy = isBusy
    if (isBusy) this.room.interrupt(TALKED)
    this.restLater()
  }

  /** Resolves when the notes have begun. */
  async testSpeaker(): Promise<void> {
    await this.player.playBeside(testSound())
    this.restLater()
  }

  /**
   * Plays a short sound and measures its echo; what is learned of it is kept.
   * @throws Error in one line where that cannot be, AbortError by the signal
   */
  async checkRoom(signal: AbortSignal, onProgress: (share: number) => void): Promise<RoomFinding> {
    const { isMuted, isBusy } = this
    const { volume } = this.settings
    const hindrance = hindranceOf({ isOpen: this.keeper.isOpen, isMuted, isBusy, volume })
    if (hindrance) throw new Error(hindrance)
    this.restLater()
    return await this.room.run(signal, onProgress)
  }

  async dispose(): Promise<void> {
    this.room.interrupt('The sound was turned off.')
    clearTimeout(this.releaseTimer)
    clearTimeout(this.sleepTimer)
    this.unwatch()
    this.outbox.clear()
    this.keeper.stop()
    this.detector.dispose()
    await this.player.dispose()
  }

  private restOrWake(): void {
    this.keeper.setResting(this.gate.isShut)
  }

  private onFrame(frame: CapturedFrame): void {
    if (!this.isMuted) this.meter.frame(frame.samples)
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
    this.detector.dispose()
    if (this.detectorTries < DETECTOR_TRIES) {
      this.detectorTries++
      this.detector = new SileroDetector()
      return this.gate.close()
    }
    this.keeper.stop()
    useAudio.setState({ microphone: DETECTOR_PROBLEM })
    this.onLost(DETECTOR_PROBLEM)
  }

  private async refreshDevices(): Promise<void> {
    const { microphoneId, speakerId } = this.settings
    const before = this.devices
    const devices = await listDevices()
    this.devices = devices
    const speaker = speakerFor(devices, speakerId)
    useAudio.setState({
      inputs: devices.inputs,
      outputs: devices.outputs,
      microphoneMessage: stoodInFor(microphoneId, devices, useAudio.getState().microphone),
    })
    if (before) this.follow(before, devices)
    await this.useSpeaker(speaker.id, speaker.message)
  }

  private follow(before: DeviceList, after: DeviceList): void {
    if (this.keeper.isOpen) {
      if (microphoneMoved(before, after, this.settings.microphoneId)) void this.keeper.reopen()
    } else if (after.inputs.length > before.inputs.length) void this.keeper.retry()
  }

  private async useSpeaker(id: string | null, message: string | null): Promise<void> {
    try {
      if (await this.player.setDevice(id)) this.echo.forget()
      useAudio.setState({ speakerMessage: message })
    } catch {
      const failed = 'The chosen loudspeaker cannot be used. Parley plays on the system’s own.'
      useAudio.setState({ speakerMessage: failed })
    }
  }

  private restLater(): void {
    clearTimeout(this.sleepTimer)
    if (this.isBusy) return this.player.wake()
    this.sleepTimer = setTimeout(() => this.player.sleep(), AWAKE_MS)
  }
}
