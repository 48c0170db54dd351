// What a user does in a conversation besides talking.
import { setMuted } from '../audio/audio-link.ts'
import { request, send } from '../bridge.ts'
import { appState, patchApp } from '../store/app-store.ts'
import { stepConversation } from '../store/conversation-store.ts'
import { typedInVain, typedWords } from '../store/conversation.ts'
import { notify } from '../store/notice-store.ts'
import { told } from './report.ts'

/**
 * Whoever points at the button or into the field is about to use it: engines that sleep are loaded meanwhile. Those that
 * make room for the measurement of a model are not: only who talks ends that.
 */
export function aboutToTalk(): void {
  const { readiness, measuring } = appState()
  if (readiness.at === 'asleep' && measuring === null) send('talk:near', undefined)
}

/** Asks by text; the answer is spoken as ever. */
export async function typeWords(text: string): Promise<void> {
  stepConversation((state) => typedWords(state, text))
  const answered = await told(request('talk:type', { text }).then(() => true))
  if (answered === null) stepConversation(typedInVain)
}

export async function repeatAloud(text: string): Promise<void> {
  await told(request('talk:repeat', { text }))
}

/** Copies, and says so. */
export async function copyText(text: string, what: string): Promise<void> {
  const copied = await told(request('clipboard:write', { text }).then(() => true))
  if (copied) notify('info', `${what} copied`)
}

export function toggleMute(): void {
  const muted = !appState().muted
  patchApp({ muted })
  setMuted(muted)
}

export async function newConversation(): Promise<void> {
  await told(request('conversation:new', undefined))
}

export async function cancelScheduled(id: string): Promise<void> {
  await told(request('schedule:cancel', { id }))
}

export async function restartEngine(): Promise<void> {
  await told(request('engine:restart', undefined))
}

/** Saves the waterfall of a turn of this session where the user says. */
export async function exportWaterfall(turn: number, format: 'svg' | 'json'): Promise<void> {
  // The page does not know the conversation's id; this one is the one that goes on.
  const saved = await told(request('waterfall:export', { conversation: 'current', turn, format }))
  if (saved?.path) notify('info', `Saved to ${saved.path}`)
}
