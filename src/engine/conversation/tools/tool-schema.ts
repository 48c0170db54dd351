// The JSON schema of a tool's arguments as a plain literal, and the TypeScript type that it stands for.
import { z } from 'zod'

export type ArgumentSchema =
  | {
      type: 'string'
      description?: string
      enum?: readonly string[]
      minLength?: number
      maxLength?: number
    }
  | { type: 'integer' | 'number'; description?: string; minimum?: number; maximum?: number }
  | { type: 'boolean'; description?: string }

/** The part of JSON Schema that a tool's arguments need: an object of plain values. */
export interface ParametersSchema {
  type: 'object'
  properties: Readonly<Record<string, ArgumentSchema>>
  required?: readonly string[]
  additionalProperties: false
}

type ValueOf<S extends ArgumentSchema> = S extends { enum: readonly (infer One)[] }
  ? One
  : S extends { type: 'string' }
    ? string
    : S extends { type: 'boolean' }
      ? boolean
      : number

type Required<S extends ParametersSchema> = S extends { required: readonly (infer Name)[] }
  ? Name
  : never

/** What a value that fits schema `S` looks like. */
export type ArgumentsOf<S extends ParametersSchema> = {
  [Name in keyof S['properties'] as Name extends Required<S> ? Name : never]: ValueOf<
    S['properties'][Name]
  >
} & {
  [Name in keyof S['properties'] as Name extends Required<S> ? never : Name]?: ValueOf<
    S['properties'][Name]
  >
}

/** Checks a value by `schema`. A property that is null counts as absent: models write it for what they leave out. */
export function checkerOf({ properties, required = [] }: ParametersSchema): z.ZodType {
  const shape = Object.entries(properties).map(([name, schema]): [string, z.ZodType] => [
    name,
    required.includes(name) ? checkerOfOne(schema) : checkerOfOne(schema).optional(),
  ])
  return z.preprocess(withoutNulls, z.strictObject(Object.fromEntries(shape)))
}

function checkerOfOne(schema: ArgumentSchema): z.ZodType {
  if (schema.type === 'boolean') return z.boolean()
  if (schema.type === 'string') {
    if (schema.enum) return z.enum(schema.enum)
    return z
      .string()
      .trim()
      .min(schema.minLength ?? 0)
      .max(schema.maxLength ?? 500)
  }
  const number = schema.type === 'integer' ? z.int() : z.number()
  return number.min(schema.minimum ?? -Infinity).max(schema.maximum ?? Infinity)
}

function withoutNulls(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== null))
}
