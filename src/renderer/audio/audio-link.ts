// Placeholder of the sound engineer's file: the signatures the views call.
import type { Settings } from '../../shared/window/settings.ts'

export async function startAudio(_settings: Settings): Promise<void> {}

export async function applyAudioSettings(_settings: Settings): Promise<void> {}

export function press(): void {}

export function release(): void {}

export function stopTalking(): void {}

export function setMuted(_muted: boolean): void {}

export async function testSpeaker(): Promise<void> {}

export async function stopAudio(): Promise<void> {}
