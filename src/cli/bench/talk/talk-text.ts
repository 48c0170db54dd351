// The dialogues side by side, for a person to judge: said | heard as | reply | verdict.
import type {
  JudgedDialogue,
  JudgedTurn,
} from '../../../engine/figures/dialogues/judged-dialogues.ts'

const WIDTHS = [34, 30, 46, 34] as const
const TITLES = ['said', 'heard as', 'reply', 'verdict'] as const

export function talkText(dialogues: readonly JudgedDialogue[]): string {
  return dialogues
    .map((dialogue) => {
      const { id, kind, voice, turns } = dialogue
      const right = turns.filter((turn) => turn.right).length
      const head = `${id} (${kind}${voice === null ? '' : `, ${voice}`}): ${right} of ${turns.length} right`
      const rows = [TITLES, ...turns.map(cellsOf)].map((cells) => rowLines(cells).join('\n'))
      return [head, ...rows].join('\n\n')
    })
    .join(`\n\n${'─'.repeat(150)}\n\n`)
    .concat('\n')
}

function cellsOf(turn: JudgedTurn): string[] {
  const { said, transcript, reply, right, why_wrong, voice_to_voice_ms } = turn
  const ms = voice_to_voice_ms === null ? '' : ` (${Math.round(voice_to_voice_ms)} ms)`
  const tools = turn.tools.map(({ name }) => ` [${name}]`).join('')
  const verdict = right ? 'right' : `WRONG: ${why_wrong.join('; ')}`
  return [said, transcript === said ? '=' : transcript, reply + tools, verdict + ms]
}

function rowLines(cells: readonly string[]): string[] {
  const columns = cells.map((cell, i) => wrapped(cell, WIDTHS[i]!))
  const height = Math.max(...columns.map((lines) => lines.length))
  return Array.from({ length: height }, (_, line) =>
    columns
      .map((lines, i) => (lines[line] ?? '').padEnd(WIDTHS[i]!))
      .join(' │ ')
      .trimEnd(),
  )
}

/** Lines of at most `width` characters; a word that is longer is cut. */
function wrapped(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/u).flatMap((each) => cut(each, width))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (longer.length > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return [...lines, line]
}

function cut(word: string, width: number): string[] {
  return word.match(new RegExp(`.{1,${width}}`, 'gu')) ?? ['']
}
