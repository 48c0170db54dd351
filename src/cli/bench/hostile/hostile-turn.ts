// What a turn of `bench hostile` is.
import { z } from 'zod'

export const HostileTurns = z.array(
  z.strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/),
    kind: z.string(),
    say: z.string().min(1),
    /** Pattern of the tool that must be called; absent: nothing may be set, cancelled or changed. */
    tool: z.string().optional(),
  }),
)

export type HostileTurn = z.infer<typeof HostileTurns>[number]
