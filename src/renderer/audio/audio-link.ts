// Joins the page's sound to the bridge: the only file of this folder that knows there is a main process.
import type { Settings } from '../../shared/window/settings.ts'
import { on, send } from '../bridge.ts'
import { useAppStore } from '../store/app-store.ts'
import { IDLE, type RoomState, useAudio } from '../store/audio-store.ts'
import { AudioRig } from './audio-rig.ts'
import type { LoudspeakerFacts } from './player.ts'
import type { SoundChecks } from './sound-checks.ts'
import { testSound } from './test-sound.ts'

let running: { rig: AudioRig; unsubscribe: () => void } | null = null
/** What the main process last said, and what it was told since: a word from before must not open the microphone. */
let confirmedMute = false
let pendingMute: boolean | null = null
let roomCheck = new AbortController()

/**
 * Opens the loudspeaker, and the microphone where it is open all the time (the system may ask for permission now).
 * Resolves when it is open, cannot be had, or rests until a press: useAudio says which.
 */
export async function startAudio(settings: Settings): Promise<void> {
  if (!running) {
    const rig = new AudioRig(settings, send)
    running = { rig, unsubscribe: subscribe(rig) }
    // What the page was told before it was loaded anew; nothing where it is told no state at all.
    const { app } = useAppStore.getState()
    if (app) {
      rig.setAsleep(app.readiness.at === 'asleep')
      confirmMute(rig, app.muted)
    }
  }
  await running.rig.apply(settings)
}

/** The same, and opens the microphone for a moment whatever is set, as one that could not be had before. */
export async function openMicrophone(settings: Settings): Promise<void> {
  await startAudio(settings)
  await running?.rig.microphone.open()
}

/** Somebody looks at the microphone's level; the result ends it. */
export function watchLevel(): () => void {
  const microphone = running?.rig.microphone
  microphone?.take('meter')
  return () => microphone?.give('meter')
}

/** Whether the window can be seen. */
export function setShown(isShown: boolean): void {
  running?.rig.setShown(isShown)
}

/** Devices, volume and the way of talking take effect at once; the rest of the settings is none of our business. */
export async function applyAudioSettings(settings: Settings): Promise<void> {
  await running?.rig.apply(settings)
}

/** The talk button, Space or the hotkey goes down. Also tries again to open a microphone that could not be had. */
export function press(): void {
  running?.rig.press()
}

/** It goes up; the message follows at once, or about 100 ms later behind the last sound of who still speaks. */
export function release(): void {
  running?.rig.release()
}

/** Escape: everything falls silent and stops, within 10 ms here. */
export function stopTalking(): void {
  if (running) running.rig.stopTalking()
  else send('talk:stop', undefined)
}

/** Muted, the microphone delivers silence, and not even that leaves the page. */
export function setMuted(muted: boolean): void {
  running?.rig.setMuted(muted)
  pendingMute = muted === confirmedMute ? null : muted
  send('talk:mute', { muted })
}

/** Plays two notes on the chosen loudspeaker. */
export async function testSpeaker(): Promise<void> {
  await running?.rig.playSound(testSound())
}

/** A short sound beside everything else; where there is no loudspeaker, none. */
export async function playCue(pcm: Float32Array<ArrayBuffer>): Promise<void> {
  await running?.rig.playSound(pcm).catch(() => {})
}

/** What is played on, and how; null where the sound is not on. */
export function loudspeakerFacts(): LoudspeakerFacts | null {
  return running?.rig.player.facts ?? null
}

/** What can be tried of the sound. @throws Error in one line where it is not on */
export function soundChecks(): SoundChecks {
  if (!running) throw new Error('The sound is not on yet. Check again in a moment.')
  return running.rig.checks
}

/** Checks whether people are heard over replies here; useAudio's `room` tells how far it is and what came of it. */
export async function checkRoom(): Promise<void> {
  roomCheck.abort()
  const checking = new AbortController()
  roomCheck = checking
  const show = (room: RoomState): void => {
    if (!checking.signal.aborted) useAudio.setState({ room })
  }
  show({ at: 'checking', percent: 0 })
  try {
    const finding = await soundChecks().checkRoom(checking.signal, (share) =>
      show({ at: 'checking', percent: Math.round(100 * share) }),
    )
    show({ at: 'told', finding })
  } catch (error) {
    show({ at: 'failed', message: error instanceof Error ? error.message : String(error) })
  }
}

/** Ends a check that is running: its sound fades out. */
export function stopRoomCheck(): void {
  roomCheck.abort()
  if (useAudio.getState().room.at === 'checking') useAudio.setState({ room: IDLE })
}

/** Lets go of every device. */
export async function stopAudio(): Promise<void> {
  stopRoomCheck()
  const stopped = running
  running = null
  stopped?.unsubscribe()
  await stopped?.rig.dispose()
}

function subscribe(rig: AudioRig): () => void {
  const { player } = rig
  const subscriptions = [
    on('playback:piece', ({ reply, clause, pcm }) => player.piece(reply, clause, pcm)),
    on('playback:end', ({ reply }) => player.end(reply)),
    on('playback:flush', ({ reply }) => player.flush(reply)),
    on('audio:renew', () => void rig.microphone.renew()),
    on('playback:gain', ({ gain }) => player.setGain(gain)),
    on('readiness', ({ at }) => rig.setAsleep(at === 'asleep')),
    on('mode', ({ mode, muted }) => {
      rig.setBusy(mode !== 'idle')
      confirmMute(rig, muted)
    }),
  ]
  return () => subscriptions.forEach((unsubscribe) => unsubscribe())
}

function confirmMute(rig: AudioRig, muted: boolean): void {
  confirmedMute = muted
  if (muted === pendingMute) pendingMute = null
  if (pendingMute === null) rig.setMuted(muted)
}
