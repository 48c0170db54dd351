// Which build of our addon runs here: in a checkout the one made for this processor, in an installed app one of several.
import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** Builds by falling speed, with what each needs (native/whisper/src/cpu_features.cpp). */
const VARIANTS: readonly { name: string; needs: readonly string[] }[] = [
  { name: 'avx512', needs: ['sse42', 'avx2', 'avx512'] },
  { name: 'avx2', needs: ['sse42', 'avx2'] },
  { name: 'dotprod', needs: ['dotprod'] },
  { name: 'baseline', needs: [] },
]

/** The addon that tells what the processor can do; it lies beside the builds. */
export function cpuAddonFile(addonFile: string): string {
  return join(dirname(addonFile), 'parley_cpu.node')
}

/** Whether there is a build: the file itself, or several to choose from. */
export function hasAddon(addonFile: string): boolean {
  return existsSync(addonFile) || existsSync(variantFile(addonFile, 'baseline'))
}

/**
 * The fastest build that `features` allow and that is here.
 * @param addonFile where a checkout has its one build; variants stand beside it as parley_whisper-<variant>.node
 * @param features asked only where there is a choice
 */
export function chooseAddon(
  addonFile: string,
  features: () => readonly string[],
  isHere: (file: string) => boolean = existsSync,
): string | undefined {
  if (isHere(addonFile)) return addonFile
  if (!isHere(variantFile(addonFile, 'baseline'))) return undefined
  const has = new Set(features())
  return VARIANTS.filter(({ needs }) => needs.every((feature) => has.has(feature)))
    .map(({ name }) => variantFile(addonFile, name))
    .find((file) => isHere(file))
}

function variantFile(addonFile: string, name: string): string {
  return join(dirname(addonFile), `${basename(addonFile, '.node')}-${name}.node`)
}
