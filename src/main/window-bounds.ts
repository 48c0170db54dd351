// Where the window stood when it was last closed.
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { z } from 'zod'

const whole = z.number().int()

const BoundsSchema = z.object({
  x: whole.optional(),
  y: whole.optional(),
  width: whole.min(360).max(10_000),
  height: whole.min(420).max(10_000),
  maximised: z.boolean(),
})

export type SavedBounds = z.infer<typeof BoundsSchema>

interface Rectangle {
  x: number
  y: number
  width: number
  height: number
}

export const FIRST_BOUNDS: SavedBounds = { width: 1080, height: 760, maximised: false }

/** So much of the window must lie on a screen for it to be found and moved. */
const LEAST_VISIBLE = 80

/** What was saved; the first bounds where nothing was, or nothing sound. */
export function readBounds(path: string): SavedBounds {
  try {
    if (!statSync(path).isFile()) return FIRST_BOUNDS // a pipe would be waited for
    return BoundsSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return FIRST_BOUNDS
  }
}

/** A place on the screen is a nicety: where it cannot be written, nobody is told. */
export function saveBounds(path: string, bounds: SavedBounds): void {
  try {
    const found = statSync(path, { throwIfNoEntry: false })
    if (found && !found.isFile()) return
    writeFileSync(path, JSON.stringify(bounds))
  } catch {
    // The next start opens where the one before did.
  }
}

/** `saved`, without its place where no screen of `screens` shows it any more (unplugged, other resolution). */
export function placedOn(saved: SavedBounds, screens: readonly Rectangle[]): SavedBounds {
  const { x, y, width, height, maximised } = saved
  if (x === undefined || y === undefined) return saved
  const isSeen = screens.some(
    (screen) =>
      Math.min(x + width, screen.x + screen.width) - Math.max(x, screen.x) >= LEAST_VISIBLE &&
      y >= screen.y - 20 &&
      y + LEAST_VISIBLE <= screen.y + screen.height,
  )
  return isSeen ? saved : { width, height, maximised }
}
