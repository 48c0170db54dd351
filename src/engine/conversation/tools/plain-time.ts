// Times as figures, for the event log: "15:10", "2026-11-21", "2026-11-21 15:10". All local.

export function digitalTime(date: Date): string {
  return `${two(date.getHours())}:${two(date.getMinutes())}`
}

export function isoDate(date: Date): string {
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

export function isoDateTime(date: Date): string {
  return `${isoDate(date)} ${digitalTime(date)}`
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
