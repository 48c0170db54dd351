// Settings out of what a file or the window says: what does not fit is left at what it was.
import { z } from 'zod'
import { CodedError } from '../../../shared/coded-error.ts'
import { DEFAULT_SETTINGS, SettingsSchema, type Settings } from '../../../shared/window/settings.ts'

const SHAPE = SettingsSchema.shape

/**
 * Every setting of `stored` that is sound, defaults for the rest: one bad line must not cost the others.
 * @throws TypeError where `stored` is no object at all
 */
export function readSettings(stored: unknown): { settings: Settings; refused: string[] } {
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored))
    throw new TypeError('these are no settings')
  const settings: Record<string, unknown> = { ...DEFAULT_SETTINGS }
  const refused: string[] = []
  for (const [name, value] of Object.entries(stored)) {
    const schema = schemaOf(name)
    if (!schema) continue // of another version
    const parsed = schema.safeParse(value)
    if (parsed.success) settings[name] = parsed.data
    else refused.push(name)
  }
  return { settings: settings as Settings, refused }
}

/** @throws CodedError usage where a name or a value is not one of ours */
export function changedSettings(settings: Settings, change: object): Settings {
  const changed: Record<string, unknown> = { ...settings }
  for (const [name, value] of Object.entries(change)) {
    const parsed = schemaOf(name)?.safeParse(value)
    if (value === undefined || !parsed?.success) {
      const why = parsed?.error ? `: ${parsed.error.issues[0]?.message}` : ''
      throw new CodedError('usage', `the setting ${name} cannot be that${why}`)
    }
    changed[name] = parsed.data
  }
  return changed as Settings
}

function schemaOf(name: string): z.ZodType | undefined {
  return Object.hasOwn(SHAPE, name) ? SHAPE[name as keyof typeof SHAPE] : undefined
}
