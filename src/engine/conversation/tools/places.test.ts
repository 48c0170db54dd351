import { describe, expect, it } from 'vitest'
import { PLACES } from './place-names.ts'
import { placeOf } from './places.ts'
import { callTool } from './registry.ts'

const at = (place: string, now: Date): string => {
  const { outcome } = callTool('time_in_city', { place }, { now, timers: [], reminders: [] })
  return 'refused' in outcome ? outcome.refused : outcome.result
}

describe('placeOf', () => {
  it.each([
    ['Tokyo', 'Asia/Tokyo'],
    ['tokyo', 'Asia/Tokyo'],
    ['New York', 'America/New_York'],
    ['são paulo', 'America/Sao_Paulo'],
    ['the Netherlands', 'Europe/Amsterdam'],
    ['Netherlands', 'Europe/Amsterdam'],
    ['UK', 'Europe/London'],
    ['St. Louis', 'America/Chicago'],
    ['Munich', 'Europe/Berlin'],
    ['Ho Chi Minh City', 'Asia/Ho_Chi_Minh'],
  ])('given "%s", knows %s', (name, zone) => expect(placeOf(name)).toMatchObject({ zone }))

  it.each(['', 'the film', 'Atlantis', 'GMT+1', 'center'])('given "%s", knows none', (name) =>
    expect(placeOf(name)).toBeUndefined(),
  )

  it('has no row whose zone this runtime does not know', () => {
    for (const row of PLACES.trim().split('\n'))
      expect(() => new Intl.DateTimeFormat('en', { timeZone: row.split('|')[0] })).not.toThrow()
  })
})

describe('time_in_city', () => {
  it('given winter and summer, minds the clocks that change', () => {
    expect(at('London', new Date('2026-01-10T12:00:00Z'))).toBe('12:00 (Europe/London)')
    expect(at('London', new Date('2026-07-10T12:00:00Z'))).toBe('13:00 (Europe/London)')
    expect(at('Kathmandu', new Date('2026-07-10T12:00:00Z'))).toContain('17:45')
  })
})
