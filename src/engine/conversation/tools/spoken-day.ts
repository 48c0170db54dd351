// Parts of a day and distances of days, as they are said.

/** "in the morning", "in the afternoon", "in the evening", "at night". */
export function dayPart(date: Date): string {
  const hour = date.getHours()
  if (hour < 5 || hour > 21) return 'at night'
  if (hour < 12) return 'in the morning'
  return hour < 18 ? 'in the afternoon' : 'in the evening'
}

/** Midnights between two local times; negative where `to` is the earlier day. */
export function daysBetween(from: Date, to: Date): number {
  const day = (date: Date): number =>
    Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000
  return day(to) - day(from)
}
