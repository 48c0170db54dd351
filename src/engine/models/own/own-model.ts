// Catalogue entries of the user's own models. Pure.
import { basename } from 'node:path'
import type { Model, Source } from '../catalog.ts'
import type { ChatModelFacts } from './chat-model.ts'
import { hubFileAddress, type HubFile, type HubRepository } from './hub-repository.ts'

const LONGEST_ID = 80
const MOST_OF_A_NAME = 99
const UNKNOWN_LICENCE = 'unknown'

/** A name that may stand in a path and on a command line: `My Model.Q4.gguf` → `my-model.q4`. */
export function ownId(fileName: string): string {
  const plain = basename(fileName)
    .replace(/\.gguf$/i, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9._-]+/g, '-')
    .replace(/^[^a-z0-9]+/, '')
    .slice(0, LONGEST_ID)
    .replace(/[^a-z0-9]+$/, '')
  return plain || 'model'
}

/** `id` and, where another model has it, `id-2`, `id-3` and so on. */
export function nextIds(id: string): string[] {
  const numbers = Array.from({ length: MOST_OF_A_NAME - 1 }, (_, i) => `-${i + 2}`)
  return [id, ...numbers.map((number) => id.slice(0, LONGEST_ID - number.length) + number)]
}

export function renamed(model: Model, id: string): Model {
  return { ...model, id, file: `${id}.gguf` }
}

export function modelOfFile(id: string, path: string, facts: ChatModelFacts): Model {
  const { name, quant, bytes, licence, parametersB } = facts
  // Who looks for it in the list knows it by the name of the file.
  const said = [name, quant].filter((part) => part !== null).join(', ')
  const title = said === '' ? basename(path) : `${basename(path)} (${said})`
  const source: Source = { kind: 'file', path, bytes, sha256: null }
  return entry({ id, title, licence, parametersB, source })
}

export function modelOfHub(id: string, repository: HubRepository, file: HubFile): Model {
  const { name, licence } = repository
  const title = [name, file.quant ?? file.path].join(', ')
  const url = hubFileAddress(repository, file)
  const source: Source = { kind: 'hub', title, url, bytes: file.bytes, sha256: file.sha256 }
  return entry({ id, title, licence, parametersB: null, source })
}

function entry(own: {
  id: string
  title: string
  licence: string | null
  parametersB: number | null
  source: Source
}): Model {
  const { id, title, licence, parametersB, source } = own
  return {
    id,
    kind: 'llm',
    title,
    file: `${id}.gguf`,
    licence: licence ?? UNKNOWN_LICENCE,
    languages: ['*'],
    default: false,
    tiers: [],
    ...(parametersB !== null && { parametersB }),
    sources: [source],
  }
}
