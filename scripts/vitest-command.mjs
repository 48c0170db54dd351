// How vitest is run where its counts are wanted.
import { join } from 'node:path'

/**
 * @param {string[]} projects of vitest.config.ts
 * @param {string} folder for the report
 * @returns {{ command: string, report: string }} a line for the shell, and the JSON report that it leaves
 */
export function vitestCommand(projects, folder) {
  const report = join(folder, `${projects[0]}.json`)
  const reporters = `--reporter=default --reporter=json --outputFile.json="${report}"`
  const chosen = projects.map((project) => `--project ${project}`).join(' ')
  return { command: `vitest run ${chosen} ${reporters}`, report }
}
