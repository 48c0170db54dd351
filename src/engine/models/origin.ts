// Where a model comes from and by which checksum it is known, for people to read.
import type { Model, Source } from './catalog.ts'

/**
 * @param installedFrom kind of the source that it came from; without, the first that would be tried
 * @param sha256 of the file that is here
 */
export function originOf(
  { sources }: Model,
  installedFrom: Source['kind'] | null = null,
  sha256?: string,
): { origin: string; sha256: string | null } {
  const source = sources.find(({ kind }) => kind === installedFrom) ?? sources[0]!
  return { origin: inWords(source), sha256: sha256 ?? source.sha256 }
}

function inWords(source: Source): string {
  switch (source.kind) {
    case 'hub':
      return source.url
    case 'pypi':
      return source.wheels.map(({ name, version }) => `${name} ${version}`).join(', ')
    case 'npm':
      return `${source.package}: ${source.path}`
    case 'model':
      return `made here of ${source.from}`
    case 'file':
      return source.path
  }
}
