// Before the first turn: how its waterfall will be read.
import type { WaterfallTone } from '../../../shared/waterfall.ts'

const TONES: readonly [tone: WaterfallTone, name: string, text: string][] = [
  ['wait', 'End of turn', 'until it is sure that you are done'],
  ['stt', 'Speech to text', 'what you said, in words'],
  ['llm', 'First word and clause', 'what it will say'],
  ['tts', 'First speech', 'the voice begins'],
  ['play', 'Play buffer', 'until you hear it'],
]

export function LatencyEmpty() {
  return (
    <div className="latency-none">
      <p>
        After each turn you see here what it waited for, to the millisecond. Bars that overlap
        worked at the same time.
      </p>
      <ul>
        {TONES.map(([tone, name, text]) => (
          <li key={tone}>
            <span className="wf-bar wf-sample" data-tone={tone} aria-hidden />
            <span>
              <strong>{name}</strong> {text}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
