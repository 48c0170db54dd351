// The conversation as people read it: what was understood so far, the reply as it is spoken, the waterfall.
import type { TurnEvent } from '../shared/turn-events.ts'
import { waterfallLines } from '../engine/figures/metrics/waterfall-text.ts'
import { speakerLine } from '../engine/stages/tts/voices.ts'
import type { FinishedTurn } from '../engine/conversation/session/turn-parts.ts'
import type { Output } from './output.ts'
import { textStyle, wantsColor } from './text-style.ts'

const COLUMNS = 100

/** Prints to people as things happen; on a terminal the partial transcript is redrawn in place. */
export function turnPrinter(output: Output): {
  event(event: TurnEvent): void
  finished(turn: FinishedTurn): void
} {
  const color = wantsColor(output.stream)
  const { bold, dim } = textStyle(color)
  let shown = ''

  function partial(confirmed: string, tentative: string): void {
    const line = `   … ${confirmed} ${tentative === '' ? '' : `[${tentative}]`}`.trimEnd()
    if (output.stream.isTTY) output.status(line)
    else if (line !== shown) output.say(line)
    shown = line
  }

  return {
    event(event) {
      switch (event.event) {
        case 'stt_partial':
          return partial(event.confirmed, event.tentative)
        case 'stt_complete':
          return output.say(`${bold('You:')}    ${event.text}`)
        case 'tts_start':
          return output.say(`${bold('Parley:')} ${event.text}`)
        case 'reply_written':
          return output.say(`${bold('Parley:')} ${event.text} ${dim('(written)')}`)
        case 'language':
          return output.say(dim(`(${speakerLine(event.language, event.voice)})`))
        case 'engine_lost':
          return output.say(dim(`(one moment: the ${event.engine} is started anew)`))
        case 'turn_retracted':
          return output.say(dim(`(${event.reason})`))
        case 'pause':
          return output.say(dim('(paused)'))
        case 'resume':
          return output.say(dim(`(goes on: ${event.reason})`))
        case 'duplex_interruption':
          return output.say(dim('(interrupted)'))
        case 'error':
          return output.say(`${bold('Error:')}  ${event.message}`)
        default: // the rest is for machines
      }
    },
    finished(turn) {
      const columns = Math.min(output.stream.columns ?? COLUMNS, COLUMNS)
      for (const line of waterfallLines([turn], { columns, color })) output.say(line)
      output.say('')
    },
  }
}
