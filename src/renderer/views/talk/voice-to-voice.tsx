// The time from the user's last sound, or from what was typed, to the first sound of the reply, in large figures.
import { formatMs } from '../../../shared/format-ms.ts'

export function VoiceToVoice({ timeMs, typed }: { timeMs: number | null; typed: boolean }) {
  const [figure, unit] = formatMs(timeMs).split(' ')
  return (
    <p className="voice-to-voice">
      <span className="v2v-figure" data-testid="voice-to-voice">
        {figure}
        {unit && (
          <>
            {' '}
            <span className="v2v-unit">{unit}</span>
          </>
        )}
      </span>
      <span className="v2v-caption">{typed ? 'key to voice' : 'voice to voice'}</span>
    </p>
  )
}
