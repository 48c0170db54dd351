// Joins the page's sound to the bridge: the only file of this folder that knows there is a main process.
import type { Settings } from '../../shared/window/settings.ts'
import { on, send } from '../bridge.ts'
import { IDLE, type RoomState, useAudio } from '../store/audio-store.ts'
import { AudioRig } from './audio-rig.ts'

let running: { rig: AudioRig; unsubscribe: () => void } | null = null
/** What the main process last said, and what it was told since: a word from before must not open the microphone. */
let confirmedMute = false
let pendingMute: boolean | null = null
let roomCheck = new AbortController()

/**
 * Opens the loudspeaker and the microphone (the system may ask for permission now), and resolves when it is open or
 * cannot be had: useAudio says which. A second call applies `settings` and tries again what failed.
 */
export async function startAudio(settings: Settings): Promise<void> {
  if (running) {
    await running.rig.apply(settings)
    return await running.rig.retry()
  }
  const rig = new AudioRig(settings, send)
  running = { rig, unsubscribe: subscribe(rig) }
  await rig.apply(settings)
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
  await running?.rig.testSpeaker()
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
    if (!running) throw new Error('The sound is not on yet. Check again in a moment.')
    const finding = await running.rig.checkRoom(checking.signal, (share) =>
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
    on('playback:gain', ({ gain }) => player.setGain(gain)),
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
