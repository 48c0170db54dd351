// Finds the time zone of a city or a country by its name.
import { PLACES, WIDE } from './place-names.ts'

export type Place =
  | { name: string; zone: string }
  /** It has several zones. */
  | { name: string; isWide: true }

/** Last parts of zones that name no place which anybody asks for, or one of many of that name. */
const NO_CITY =
  /^(?:Center|Beulah|New_Salem|Easter|Casey|Davis|Troll|Vostok|Syowa|Palmer|Mawson|.*\d.*)$/

let places: ReadonlyMap<string, Place> | undefined

/** @param name as it was said, with or without "the", accents and capitals */
export function placeOf(name: string): Place | undefined {
  places ??= placesByName()
  return places.get(plain(name))
}

function placesByName(): Map<string, Place> {
  const found = new Map<string, Place>()
  const add = (place: Place): unknown => found.set(plain(place.name), place)
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    const last = zone.split('/').at(-1)!
    if (zone.includes('/') && !/^(?:Etc|Antarctica)\//.test(zone) && !NO_CITY.test(last))
      add({ name: last.replaceAll('_', ' '), zone })
  }
  for (const row of PLACES.trim().split('\n')) {
    const [zone = '', names = ''] = row.split('|')
    for (const name of names.split(', ')) add({ name, zone })
  }
  for (const name of WIDE.split(', ')) add({ name, isWide: true })
  return found
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim()
    .replace(/^the /, '')
}
