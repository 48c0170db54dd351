// The microphone and the loudspeaker, as views ask for them.
import {
  checkRoom,
  openMicrophone,
  startAudio,
  stopRoomCheck,
  testSpeaker,
} from '../audio/audio-link.ts'
import { forgetTrial, playTrial, stopTrial, tryMicrophone } from '../audio/trial/trial-link.ts'
import { appState } from '../store/app-store.ts'
import { useAudio } from '../store/audio-store.ts'
import { told } from './report.ts'

/** Opens both, or tries again what could not be had; useAudio says what came of it. */
export async function openAudio(): Promise<void> {
  await told(openMicrophone(appState().settings))
}

/** Turns the sound on unless that was done already: whoever skipped the microphone still wants to hear. */
export async function ensureAudio(): Promise<void> {
  if (useAudio.getState().microphone.at === 'closed') await told(startAudio(appState().settings))
}

export async function playTestSound(): Promise<void> {
  await ensureAudio()
  await told(testSpeaker())
}

/** Asks for the microphone where that is still to be done. */
export async function checkTheRoom(): Promise<void> {
  await openAudio()
  await checkRoom()
}

/** Whoever goes away from the check does not want to hear it. */
export function leaveTheRoom(): void {
  stopRoomCheck()
}

/** Records five seconds and plays them back; asks for the microphone where that is still to be done. */
export async function tryTheMicrophone(): Promise<void> {
  await openAudio()
  await tryMicrophone()
}

export async function playItBack(): Promise<void> {
  await playTrial()
}

export function stopTheTrial(): void {
  stopTrial()
}

/** Whoever goes away takes the recording along. */
export function leaveTheTrial(): void {
  forgetTrial()
}
