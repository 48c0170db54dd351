// What `bench talk --json` writes.
import type {
  DialogueFigures,
  JudgedDialogue,
} from '../../../engine/figures/dialogues/judged-dialogues.ts'

export interface TalkReport extends DialogueFigures {
  started_at: string
  tier: string
  /** Catalogue id. */
  llm: string
  /** Catalogue ids of the recognisers. */
  stt: string
  mode: 'spoken' | 'typed'
  machine: { cpu: string; cores: number }
  /** Median time of a fixed calculation during the run: what the times are compared by. Null where typed. */
  yardstick_ms: number | null
  /** Dialogues left out, since no voice here speaks their language. */
  left_out: string[]
  dialogues: JudgedDialogue[]
}
