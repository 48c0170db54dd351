// What the window and the records are told of a turn's events.
import type { TurnEvent } from '../../shared/turn-events.ts'
import { speakerLine } from '../stages/tts/voices.ts'
import type { ReplyTeller } from './reply-teller.ts'
import type { TalkOptions } from './talk-options.ts'

export function tellTurn(
  event: TurnEvent,
  { tell, book }: Pick<TalkOptions, 'tell' | 'book'>,
  replies: ReplyTeller,
): void {
  tell('turn', event)
  if (event.event === 'language')
    tell('notice', { tone: 'info', message: speakerLine(event.language, event.voice) })
  if (event.event !== 'turn') return
  replies.finish({ turn: event.turn, text: event.reply, spoken: event.heard })
  book.summarised(event)
}
