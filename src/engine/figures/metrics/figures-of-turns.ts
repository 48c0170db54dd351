// Makes one record of figures of each turn's events: what is remembered of it when its words are forgotten.
import type { TurnEvent } from '../../../shared/turn-events.ts'
import type { TurnFigures } from '../../../shared/window/statistics.ts'

const NOTHING_YET = {
  typed: false,
  tokens_per_second: null,
  tts_real_time_factor: null,
  buffer_underruns: 0,
} as const

export class FiguresOfTurns {
  private soFar: Pick<TurnFigures, keyof typeof NOTHING_YET> = NOTHING_YET

  constructor(private readonly options: { session: string; now: () => Date }) {}

  /** @returns the record, with the event that ends a turn */
  event(event: TurnEvent): TurnFigures | undefined {
    switch (event.event) {
      case 'audio_received': // nothing is heard of what is typed
        this.soFar = { ...NOTHING_YET, typed: event.duration_ms === 0 }
        return
      case 'pipeline_complete': {
        const { tokens_per_second, tts_real_time_factor, buffer_underruns } = event
        const figures = { tokens_per_second, tts_real_time_factor, buffer_underruns }
        this.soFar = { ...this.soFar, ...figures }
        return
      }
      case 'turn': {
        const { interrupted, voice_to_voice_ms, stages, engines } = event
        const at = this.options.now().toISOString()
        const { session } = this.options
        const told = { at, session, interrupted, voice_to_voice_ms, stages, engines }
        const record = { ...told, ...this.soFar }
        this.soFar = NOTHING_YET
        return record
      }
      default: // tells no figure
    }
  }
}
