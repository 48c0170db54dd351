// The instance norms of Kokoro's generator, in the order in which their statistics are told.

/** e.g. `resblocks.0/adain1.2` */
export type NormPath = `${string}/adain${number}.${number}`

export interface NormGroup {
  /** Norms over one and the same input share their statistics. */
  paths: NormPath[]
  channels: number
}

const STAGES = [
  { blocks: ['noise_res.0', 'resblocks.0', 'resblocks.1', 'resblocks.2'], channels: 256 },
  { blocks: ['noise_res.1', 'resblocks.3', 'resblocks.4', 'resblocks.5'], channels: 128 },
]

function pathsOf(block: string): NormPath[] {
  return [0, 1, 2].flatMap((step): NormPath[] => [
    `${block}/adain1.${step}`,
    `${block}/adain2.${step}`,
  ])
}

/** All 48. */
export function normPaths(): NormPath[] {
  return STAGES.flatMap(({ blocks }) => blocks.flatMap(pathsOf))
}

/** 44: the first norms of a stage's three residual blocks see the same sum. */
export const NORM_GROUPS: readonly NormGroup[] = STAGES.flatMap(({ blocks, channels }) => {
  const [, ...residual] = blocks
  const shared = residual.map((block): NormPath => `${block}/adain1.0`)
  return blocks.flatMap(pathsOf).flatMap((path): NormGroup[] => {
    const at = shared.indexOf(path)
    if (at > 0) return []
    return [{ paths: at === 0 ? shared : [path], channels }]
  })
})
