// Which of a repository's files is meant, or is best where none is named. Pure.
import { CodedError } from '../../../shared/coded-error.ts'
import type { HubFile, HubRepository } from './hub-repository.ts'

/** What 4 bits keep of a small model is nearly all; more bits cost time with every token, fewer cost sense. */
const PREFERRED = [
  'Q4_K_M',
  'Q4_K_S',
  'Q4_0',
  'IQ4_XS',
  'Q4_1',
  'Q5_K_M',
  'Q5_K_S',
  'Q5_0',
  'Q6_K',
  'Q8_0',
]

/**
 * @param wanted a quant such as `Q5_K_M`, or a file's name; without, the best for talking
 * @throws CodedError model_unknown where there is no such file
 */
export function chooseFile({ name, files }: HubRepository, wanted?: string): HubFile {
  if (wanted === undefined) {
    const best = PREFERRED.map((quant) => files.find((file) => file.quant === quant))
    return best.find((file) => file !== undefined) ?? files[0]!
  }
  const found = files.find(
    ({ quant, path }) =>
      quant === wanted.toUpperCase() || path.toLowerCase() === wanted.toLowerCase(),
  )
  if (found) return found
  const known = files.map(({ quant, path }) => quant ?? path).join(', ')
  throw new CodedError('model_unknown', `${name} has no ${wanted}; it has ${known}`)
}
