// How fast it was: the figure, where the time went, and how the turns do as a whole.
import { ChevronDown, FileCode2, FileJson2 } from 'lucide-react'
import { useState } from 'react'
import { exportWaterfall } from '../../actions/talk-actions.ts'
import { IconButton } from '../../components/icon-button.tsx'
import { useConversation } from '../../store/conversation-store.ts'
import type { Conversation, FinishedTurn } from '../../store/conversation.ts'
import { chooseTurn, useTurnChoice } from '../../store/turn-choice-store.ts'
import { LatencyEmpty } from './latency-empty.tsx'
import { LatencyFigures } from './latency-figures.tsx'
import { LatencySparkline } from './latency-sparkline.tsx'
import { VoiceToVoice } from './voice-to-voice.tsx'
import { WaterfallChart } from './waterfall-chart.tsx'

export function LatencyPanel() {
  const [isOpen, setOpen] = useState(false)
  const chosen = useTurnChoice((state) => state.turn)
  const shown = useConversation((state) => shownTurn(state, chosen))
  const isLast = useConversation((state) => shown?.turn === state.finished.at(-1)?.turn)
  return (
    <aside
      className="latency"
      aria-label="Response time"
      tabIndex={0} // it scrolls in a low window, and holds nothing that takes the focus before the first turn
      data-open={isOpen || undefined}
      data-none={!shown || undefined}
    >
      <div className="latency-head">
        <VoiceToVoice
          timeMs={shown?.summary.voice_to_voice_ms ?? null}
          typed={shown?.typed ?? false}
        />
        <button
          type="button"
          className="icon-button latency-toggle"
          aria-expanded={isOpen}
          aria-label="Where the time went"
          onClick={() => setOpen(!isOpen)}
        >
          <ChevronDown aria-hidden size={18} />
        </button>
      </div>
      <div className="latency-body">
        <div className="latency-turn">
          <h2>{shown ? `Turn ${shown.turn}` : 'No turn yet'}</h2>
          {!isLast && (
            <button type="button" className="link" onClick={() => chooseTurn(null)}>
              Show the last
            </button>
          )}
          {shown?.waterfall && (
            <div className="latency-export">
              <IconButton
                icon={FileCode2}
                label="Save the picture (SVG)"
                onClick={() => void exportWaterfall(shown.turn, 'svg')}
              />
              <IconButton
                icon={FileJson2}
                label="Save the data (JSON)"
                onClick={() => void exportWaterfall(shown.turn, 'json')}
              />
            </div>
          )}
        </div>
        {shown?.waterfall && shown.waterfall.rows.length > 0 ? (
          <WaterfallChart waterfall={shown.waterfall} />
        ) : (
          <LatencyEmpty />
        )}
        <LatencySparkline shown={shown?.turn} />
        <LatencyFigures />
      </div>
    </aside>
  )
}

/** The chosen turn, else the last. */
function shownTurn({ finished }: Conversation, chosen: number | null): FinishedTurn | undefined {
  return finished.findLast(({ turn }) => turn === chosen) ?? finished.at(-1)
}
