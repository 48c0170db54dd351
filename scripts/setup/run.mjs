// Runs a program and keeps the end of what it said, for the case that it fails.
import { spawn } from '../../src/engine/child-process.mjs'
import { endTogether, ownGroup } from './leave-nothing.mjs'
import { stripVTControlCharacters } from 'node:util'

const TAIL_CHARACTERS = 8_000

/**
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd: string, onOutput?: (text: string) => void, shell?: boolean }} options
 *   onOutput sees stdout and stderr as they come, in pieces
 * @returns {Promise<{ status: number, output: string }>} status 127 where the program cannot be started;
 *   output: its last 8,000 characters
 */
export function run(program, args, { cwd, onOutput, shell = false }) {
  return new Promise((resolve) => {
    const options = { cwd, shell, ...ownGroup }
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    endTogether(child)
    let output = ''
    /** @param {string} text */
    const take = (text) => {
      output = (output + text).slice(-TAIL_CHARACTERS)
      onOutput?.(text)
    }
    child.stdout.setEncoding('utf8').on('data', take)
    child.stderr.setEncoding('utf8').on('data', take)
    child.once('error', (error) => resolve({ status: 127, output: error.message }))
    child.once('close', (status) => resolve({ status: status ?? 1, output }))
  })
}

/**
 * The last lines of a tool's output, indented, as evidence under a failure.
 * @param {string} output
 */
export function lastLines(output, count = 12) {
  const lines = stripVTControlCharacters(output).trimEnd().split('\n').slice(-count)
  return lines.map((line) => `    ${line}`).join('\n')
}
