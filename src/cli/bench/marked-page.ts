// Pages of docs/ in which a run writes its own table, between two marks.
import { readFile, writeFile } from 'node:fs/promises'

/**
 * Puts what `write` makes of the text between the marks of `npm run COMMAND` in its place.
 * @throws where the page or its marks are missing
 */
export async function writeMarked(
  path: string,
  command: string,
  write: (before: string) => string,
): Promise<void> {
  const begin = `<!-- written by npm run ${command}: begin -->`
  const end = `<!-- written by npm run ${command}: end -->`
  const page = await readFile(path, 'utf8')
  const [head, rest] = page.split(begin)
  const [before, tail] = rest?.split(end) ?? []
  if (head === undefined || before === undefined || tail === undefined)
    throw new Error(`no marks in ${path}`)
  await writeFile(path, `${head}${begin}\n\n${write(before)}\n\n${end}${tail}`)
}
