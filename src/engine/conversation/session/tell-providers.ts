// Who answers where servers are set up, told once per reply and stage, and again where somebody else goes on.
import type { ProviderUse } from '../../../shared/turn-events.ts'
import type { TurnJournal } from './turn-journal.ts'

/** @returns what the ports are given as `onProvider`; a voice is asked for every clause, and told of once */
export function tellProviders(journal: Pick<TurnJournal, 'note'>): (use: ProviderUse) => void {
  const told = new Map<string, string>()
  return (use) => {
    if (told.get(use.stage) === use.name) return
    told.set(use.stage, use.name)
    journal.note('provider', use)
  }
}
