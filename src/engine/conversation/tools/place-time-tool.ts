// The time of day in another city or country.
import { spokenTime, WEEKDAYS } from '../instant/spoken-time.ts'
import { placeOf } from './places.ts'
import { digitalTime } from './plain-time.ts'
import { dayPart, daysBetween } from './spoken-day.ts'
import { defineTool } from './tool.ts'

export const timeInCity = defineTool({
  name: 'time_in_city',
  description: 'Tells the time of day in another city or country.',
  parameters: {
    type: 'object',
    properties: {
      place: { type: 'string', minLength: 1, maxLength: 60, description: 'such as "Tokyo"' },
    },
    required: ['place'],
    additionalProperties: false,
  },
  call({ place: name }, { now }) {
    const place = placeOf(name)
    if (!place) return { code: 'not_known', refused: `I don't know the time in ${name}.` }
    if ('isWide' in place) {
      const refused = `${capital(place.name)} has several time zones. Tell me a city.`
      return { code: 'ambiguous', refused }
    }
    const there = timeIn(place.zone, now)
    const time = spokenTime(there)
    const said = /^(?:noon|midnight)$/.test(time) ? time : `${time} ${dayPart(there)}`
    const day = daysBetween(now, there) === 0 ? '' : `, on ${WEEKDAYS[there.getDay()]}`
    return {
      reply: `It's ${said} in ${place.name}${day}.`,
      result: `${digitalTime(there)} (${place.zone})`,
    }
  },
})

/** A local time that reads as the clock in `zone` does. */
function timeIn(zone: string, now: Date): Date {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  })
  const part = Object.fromEntries(
    format.formatToParts(now).map(({ type, value }) => [type, Number(value)]),
  )
  return new Date(part['year']!, part['month']! - 1, part['day'], part['hour'], part['minute'])
}

function capital(text: string): string {
  return `${text[0]?.toUpperCase()}${text.slice(1)}`
}
