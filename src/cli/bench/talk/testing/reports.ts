// Reports that no engine made, for tests of what is made of reports.
import {
  dialogueFigures,
  judgeDialogue,
} from '../../../../engine/figures/dialogues/judged-dialogues.ts'
import type { TalkReport } from '../talk-report.ts'

/** One dialogue of twenty turns, all right, each answered after `ms`; on a machine whose yardstick is 10 ms. */
export function fakeReport(ms: number | null = 800): TalkReport {
  const turns = Array.from({ length: 20 }, (_, i) => ({ say: `Say ${i}.`, must: ['yes'] }))
  const heard = turns.map(({ say }) => ({
    transcript: say,
    reply: 'Yes.',
    voice_to_voice_ms: ms,
    stages: null,
    underruns: 0,
    turns: 1,
    tools: [],
  }))
  const dialogue = judgeDialogue({ id: 'one', kind: 'fact', voice: 1, turns }, heard, {
    voice: 'somebody',
    now: new Date(2026, 0, 2),
  })
  return {
    ...dialogueFigures([dialogue], 'spoken'),
    started_at: '2026-01-02T03:04:05.000Z',
    tier: 'balanced',
    llm: 'llm-1.5b',
    stt: 'whisper-tiny.en-q8_0, whisper-base-q8_0',
    mode: 'spoken',
    machine: { cpu: 'some', cores: 2 },
    yardstick_ms: 10,
    left_out: [],
    dialogues: [dialogue],
  }
}
