// `npm run audit`: known vulnerabilities of what is shipped, and the registry's signatures. It needs a registry that answers
// such questions: where there is none, it says that nothing was looked at and ends with status 3, which is not "fine".
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { runToolAside } from './run-tool.mjs'
import { root } from './setup/paths.mjs'

const WITHIN_SECONDS = 120
/** Above "low". */
const GRAVE = ['moderate', 'high', 'critical']

/**
 * @typedef {{ severity?: string, via?: (string | { url?: string, title?: string })[] }} Vulnerability
 */

/**
 * What of npm's report needs an answer.
 * @param {{ vulnerabilities?: Record<string, Vulnerability> }} report of `npm audit --json`
 * @param {string} explained docs/security.md: an advisory whose number (GHSA-…) stands in it is explained there
 * @returns {string[] | undefined} a line each; undefined where the report is none, as without a registry
 */
export function unexplained({ vulnerabilities }, explained) {
  if (!vulnerabilities) return undefined
  return Object.entries(vulnerabilities).flatMap(([name, { severity = '', via = [] }]) => {
    if (!GRAVE.includes(severity)) return []
    // A package that is named only for another's sake is answered for by that one.
    const advisories = via.filter((each) => typeof each === 'object')
    const open = advisories.filter(({ url = '' }) => !isExplained(url, explained))
    return open.map(({ title = '', url = '' }) => `${name} (${severity}): ${title} ${url}`.trim())
  })
}

/** @param {string} url @param {string} explained */
function isExplained(url, explained) {
  const [number] = /GHSA(?:-[a-z0-9]{4}){3}$/.exec(url) ?? []
  return number !== undefined && explained.includes(number)
}

async function main() {
  const { output } = await runToolAside(
    `npm audit --omit=dev --json --fetch-retries=0 --fetch-timeout=${WITHIN_SECONDS * 500}`,
  )
  const report = JSON.parse(output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1) || '{}')
  const open = unexplained(report, readFileSync(join(root, 'docs/security.md'), 'utf8'))
  if (!open) {
    console.error('not audited: this registry tells nothing of vulnerabilities, or none answered')
    return 3
  }
  for (const line of open) console.error(line)
  console.log(
    `${open.length} vulnerabilities above "low" in what is shipped, without a word on them`,
  )
  const signatures = await runToolAside('npm audit signatures')
  console.log(signatures.output.trim())
  return open.length > 0 || signatures.status !== 0 ? 1 : 0
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = await main()
