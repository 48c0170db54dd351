// A repository of the model hub: which GGUF files it has, and what is known of them before anything is fetched.
import { z } from 'zod'
import { CodedError } from '../../../shared/coded-error.ts'
import type { Hub } from '../sources/hub.ts'

/** Tests and mirrors set another. */
const HUB_VARIABLE = 'PARLEY_HUB'
const HUB = 'https://huggingface.co'

export interface HubFile {
  /** Within the repository. */
  path: string
  /** e.g. `Q4_K_M`; null where the name does not tell. */
  quant: string | null
  bytes: number
  sha256: string
}

export interface HubRepository {
  /** `OWNER/NAME` */
  name: string
  /** What everything below holds for; files are fetched of this commit, whatever is published later. */
  commit: string
  licence: string | null
  /** As the hub has read it out of one of the files; null where it has not. */
  hasChatTemplate: boolean | null
  /** Whole models, the smallest first. */
  files: HubFile[]
  /** Files that are one part of a model each, which cannot be used. */
  parts: number
}

/** Of `GET /api/models/OWNER/NAME?blobs=true`, what is used here. */
const answer = z.object({
  sha: z.string().regex(/^[0-9a-f]{40}$/),
  cardData: z.object({ license: z.union([z.string(), z.array(z.string())]).optional() }).nullish(),
  tags: z.array(z.string()).optional(),
  gguf: z.object({ chat_template: z.string().optional() }).nullish(),
  siblings: z.array(
    z.object({
      rfilename: z.string(),
      size: z.number().int().nonnegative().nullish(),
      lfs: z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }).nullish(),
    }),
  ),
})

const PART = /-\d{5}-of-\d{5}\.gguf$/i
/** Vision projectors and importance matrices are no models. */
const NO_MODEL = /(^|[/._-])(mmproj|imatrix)/i
const QUANT =
  /(?:^|[-._])((?:UD-)?(?:I?Q\d(?:_[A-Z0-9]+)*|T?Q\d_\d|BF16|F16|F32|FP16|FP32|MXFP4))\.gguf$/i

/**
 * @param name `OWNER/NAME`
 * @throws CodedError model_unknown where it is not there or has no GGUF files; download_failed; AbortError
 */
export async function readHubRepository(
  name: string,
  { hub, signal, env = process.env }: { hub: Hub; signal: AbortSignal; env?: NodeJS.ProcessEnv },
): Promise<HubRepository> {
  const read = answer.safeParse(
    await hub.json(`${hubAddress(env)}/api/models/${name}?blobs=true`, { signal }),
  )
  if (!read.success) {
    const text = `the hub's answer about ${name} is not as expected: ${z.prettifyError(read.error)}`
    throw new CodedError('download_failed', text.replaceAll(/\s+/g, ' '))
  }
  const { sha: commit, cardData, tags = [], gguf, siblings } = read.data
  const ggufs = siblings.filter(
    ({ rfilename }) => /\.gguf$/i.test(rfilename) && !NO_MODEL.test(rfilename),
  )
  const whole = ggufs.filter(({ rfilename }) => !PART.test(rfilename))
  const files = whole.flatMap(({ rfilename: path, size, lfs }) =>
    // Without size and checksum nobody could tell whether the right thing came.
    size && lfs ? [{ path, quant: quantOf(path), bytes: size, sha256: lfs.sha256 }] : [],
  )
  if (files.length === 0) {
    const why =
      ggufs.length > whole.length
        ? 'has its models in several parts each, which cannot be used'
        : `has no GGUF files; look for one that has, mostly called ${name.split('/')[1] ?? name}-GGUF`
    throw new CodedError('model_unknown', `${name} ${why}`)
  }
  const card = cardData?.license
  const tag = tags.find((one) => one.startsWith('license:'))?.slice('license:'.length)
  return {
    name,
    commit,
    licence: (Array.isArray(card) ? card.join(', ') : card) ?? tag ?? null,
    hasChatTemplate: gguf ? gguf.chat_template !== undefined : null,
    files: files.toSorted((a, b) => a.bytes - b.bytes),
    parts: ggufs.length - whole.length,
  }
}

/** Where a file of a repository is fetched from. */
export function hubFileAddress(
  { name, commit }: HubRepository,
  { path }: HubFile,
  env: NodeJS.ProcessEnv = process.env,
): string {
  const escaped = path.split('/').map(encodeURIComponent).join('/')
  return `${hubAddress(env)}/${name}/resolve/${commit}/${escaped}`
}

/** `Q4_K_M` of `qwen2.5-3b-instruct-q4_k_m.gguf`. */
export function quantOf(path: string): string | null {
  return QUANT.exec(path)?.[1]?.toUpperCase() ?? null
}

function hubAddress(env: NodeJS.ProcessEnv): string {
  return (env[HUB_VARIABLE] || HUB).replace(/\/+$/, '')
}
