// What stands beside the installers of a release: checksums, and the files of package managers, filled in.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '../setup/paths.mjs'

/** Which of a release's files a template means by a name. */
const INSTALLERS = {
  'windows-x64': /-win-x64\.exe$/,
  'windows-arm64': /-win-arm64\.exe$/,
  'mac-arm64': /-mac-arm64\.dmg$/,
}
/** winget's repository takes a version, its installers and its words as three files: one alone may name one installer. */
export const TEMPLATES = [
  'winget/Parley.Parley.yaml.template',
  'winget/Parley.Parley.installer.yaml.template',
  'winget/Parley.Parley.locale.en-US.yaml.template',
  'homebrew/parley.rb.template',
]

/**
 * Puts names, addresses and checksums into a template.
 * @param {string} template with `{{version}}`, `{{url}}`, `{{homepage}}`, `{{NAME}}` and `{{sha256:NAME}}`
 * @param {{ version: string, repository: string, sums: ReadonlyMap<string, string> }} release sums: sha256 by file
 * @throws Error where the release lacks an installer that the template names
 */
export function fillIn(template, { version, repository, sums }) {
  const homepage = `https://github.com/${repository}`
  /** @type {Record<string, string>} */
  const words = { version, homepage, url: `${homepage}/releases/download/v${version}` }
  return template.replaceAll(/\{\{([\w:-]+)\}\}/g, (_, word) => {
    if (word in words) return words[word] ?? ''
    const [what, name = what] = word.split(':')
    const pattern = INSTALLERS[/** @type {keyof typeof INSTALLERS} */ (name)]
    const file = pattern && [...sums.keys()].find((one) => pattern.test(one))
    if (!file) throw new Error(`the release has no installer for ${name}`)
    return what === 'sha256' ? (sums.get(file) ?? '') : file
  })
}

/** @param {string} folder with the files of a release */
function checksums(folder) {
  const files = readdirSync(folder).filter((file) => file !== 'SHA256SUMS')
  return new Map(
    files.sort().map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join(folder, file)))
        .digest('hex'),
    ]),
  )
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const folder = process.argv[2]
  const repository = process.env.GITHUB_REPOSITORY
  if (!folder || !repository) throw new Error('needs a folder, and GITHUB_REPOSITORY')
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const sums = checksums(folder)
  for (const template of TEMPLATES) {
    const name = template.slice(template.lastIndexOf('/') + 1).replace('.template', '')
    const text = readFileSync(join(root, 'packaging', template), 'utf8')
    writeFileSync(join(folder, name), fillIn(text, { version, repository, sums }))
  }
  const lines = [...checksums(folder)].map(([file, sum]) => `${sum}  ${file}\n`)
  writeFileSync(join(folder, 'SHA256SUMS'), lines.join(''))
}
