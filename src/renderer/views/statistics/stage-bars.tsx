// The medians of the stages, as bars of one scale.
import { formatMs } from '../../../shared/format-ms.ts'
import type { TurnStages } from '../../../shared/turn-events.ts'
import type { WaterfallTone } from '../../../shared/waterfall.ts'

const STAGES: readonly [stage: keyof TurnStages, title: string, tone: WaterfallTone][] = [
  ['endpoint_ms', 'Sure that you were done', 'wait'],
  ['stt_ms', 'Speech to text', 'stt'],
  ['llm_first_clause_ms', 'First clause of the reply', 'llm'],
  ['tts_first_audio_ms', 'First sound of the voice', 'tts'],
]

export function StageBars({ stages }: { stages: TurnStages }) {
  const most = Math.max(1, ...STAGES.map(([stage]) => stages[stage] ?? 0))
  return (
    <div className="slow">
      <ul className="shares">
        {STAGES.map(([stage, title, tone]) => (
          <li key={stage}>
            <span>{title}</span>
            <span className="share-track" aria-hidden>
              <span
                className="share-bar"
                data-tone={tone}
                style={{ width: `${((stages[stage] ?? 0) / most) * 100}%` }}
              />
            </span>
            <span className="share-figure">{formatMs(stages[stage])}</span>
          </li>
        ))}
      </ul>
      <p className="row-facts">
        Medians. The first two are counted from your last word and run side by side, so their sum is
        more than the whole.
      </p>
    </div>
  )
}
