// The events of one turn: held back while work is speculative, told once the turn is committed, or withdrawn.
import type { TurnEvent, TurnEventName, TurnEventPayloads } from '../../../shared/turn-events.ts'

export type EventSink = (event: TurnEvent) => void

export class TurnJournal {
  private held: TurnEvent[] = []
  private holding = false

  constructor(
    private readonly turn: number,
    private readonly clockMs: () => number,
    private readonly sink: EventSink,
  ) {}

  /** Tells an event, or holds it back while holding. `tMs` is when it happened, by default now. */
  note<Name extends TurnEventName>(
    event: Name,
    payload: TurnEventPayloads[Name],
    tMs: number = this.clockMs(),
  ): void {
    if (this.holding) this.held.push(this.noted(event, payload, tMs))
    else this.tell(event, payload, tMs)
  }

  /** Tells an event now, whatever is held: it is not taken back. */
  tell<Name extends TurnEventName>(
    event: Name,
    payload: TurnEventPayloads[Name],
    tMs: number = this.clockMs(),
  ): void {
    this.sink(this.noted(event, payload, tMs))
  }

  /** From here on events are held: what they tell of may be taken back. */
  hold(): void {
    this.holding = true
  }

  /** Tells what was held, with the times at which it really happened. */
  release(): void {
    this.holding = false
    const held = this.held.sort((a, b) => a.t_ms - b.t_ms)
    this.held = []
    for (const event of held) this.sink(event)
  }

  /** Forgets what was held. */
  withdraw(): void {
    this.holding = false
    this.held = []
  }

  private noted(event: TurnEventName, payload: object, tMs: number): TurnEvent {
    return { event, t_ms: tMs, turn: this.turn, ...payload } as unknown as TurnEvent
  }
}
