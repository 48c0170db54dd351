// How much may be scheduled.

/** As many as one can keep apart by ear. */
export const MOST_TIMERS = 8
export const LONGEST_TIMER_MS = 24 * 60 * 60 * 1000
/** More than anybody keeps in a voice assistant; the file stays small. */
export const MOST_REMINDERS = 50
