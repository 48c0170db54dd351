// What the pages beside the conversation show.
import type { PrivacyLine } from '../../shared/window/app-state.ts'
import type { Conversation, ConversationEntry } from '../../shared/window/conversations.ts'
import { INTERRUPTED, sampleTurn } from './sample-turns.ts'

export function sampleEntries(): ConversationEntry[] {
  return [
    entry('c4', 'Why is the sky blue?', '2026-11-21T09:11:04.000Z', 4),
    entry('c3', 'How tides come about', '2026-11-20T18:42:00.000Z', 7),
    entry(
      'c2',
      'An idea for dinner with what is left in the fridge',
      '2026-11-19T17:05:00.000Z',
      3,
    ),
    entry('c1', 'Seventeen times twenty-four', '2026-10-02T08:00:00.000Z', 1),
  ]
}

export function sampleConversation(id: string): Conversation {
  const { title, startedAt } =
    sampleEntries().find((found) => found.id === id) ?? sampleEntries()[0]!
  const typed = { ...sampleTurn(3, { transcript: 'And at night?' }), typed: true }
  return { id, title, startedAt, turns: [sampleTurn(1), sampleTurn(2, INTERRUPTED), typed] }
}

export function sampleLog(): string[] {
  return [
    '09:10:58.120 info  main: ready in 1,240 ms',
    '09:10:59.402 info  stt: whisper-base-q8_0 loaded in 310 ms',
    '09:11:00.017 info  llm: llm-1.5b loaded in 890 ms',
    '09:11:04.733 info  session: turn 1, voice to voice 612 ms',
    '09:12:41.006 warn  tts: process ended by signal 11, starting anew',
    '09:12:42.310 info  tts: kokoro-82m loaded in 702 ms',
  ]
}

export function samplePrivacy(): PrivacyLine[] {
  return [
    {
      title: 'telemetry',
      text: 'off: onnxruntime was told before it was loaded, the other engines have none',
      isSo: true,
    },
    { title: 'network', text: 'none while you talk', isSo: null },
  ]
}

function entry(id: string, title: string, startedAt: string, turns: number): ConversationEntry {
  return { id, title, startedAt, turns, excerpt: null }
}
