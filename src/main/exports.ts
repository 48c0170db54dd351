// Saves a conversation or a waterfall where the user says.
import { dialog, type BrowserWindow } from 'electron'
import type { Desktop } from '../engine/desktop/desktop.ts'
import { writeOutput } from '../engine/audio/write-output.ts'
import {
  conversationJson,
  conversationMarkdown,
  fileNameOf,
} from '../engine/desktop/history/conversation-export.ts'
import { drawnWaterfalls } from '../engine/figures/metrics/waterfall-svg.ts'
import { CodedError } from '../shared/coded-error.ts'
import type { WindowRequests } from '../shared/window/window-contract.ts'

type Saved = { path: string | null }

const KINDS = {
  markdown: { name: 'Markdown', extensions: ['md'] },
  json: { name: 'JSON', extensions: ['json'] },
  text: { name: 'Text', extensions: ['txt'] },
  svg: { name: 'SVG picture', extensions: ['svg'] },
}

/** @throws CodedError usage, output_unwritable, disk_full */
export async function exportConversation(
  window: BrowserWindow | undefined,
  { history }: Desktop,
  { id, format }: WindowRequests['history:export']['params'],
): Promise<Saved> {
  const conversation = await history.open(id)
  const text =
    format === 'json' ? conversationJson(conversation) : conversationMarkdown(conversation)
  return await save(window, fileNameOf(conversation.title), format, text)
}

/** @throws CodedError usage, output_unwritable, disk_full */
export async function exportWaterfall(
  window: BrowserWindow | undefined,
  { history, book }: Desktop,
  { conversation: id, turn, format }: WindowRequests['waterfall:export']['params'],
): Promise<Saved> {
  const waterfall =
    id === '' || id === 'current'
      ? book.waterfall(turn)
      : (await history.open(id)).turns.find((one) => one.waterfall.turn === turn)?.waterfall
  if (!waterfall) throw new CodedError('usage', `there is no turn ${turn} any more`)
  const text =
    format === 'svg' ? drawnWaterfalls([waterfall]) : `${JSON.stringify(waterfall, null, 2)}\n`
  return await save(window, `Parley waterfall ${turn}`, format, text)
}

/** The report as the page showed it. @throws CodedError output_unwritable, disk_full */
export async function saveReport(window: BrowserWindow | undefined, text: string): Promise<Saved> {
  return await save(window, 'Parley report', 'text', text)
}

async function save(
  window: BrowserWindow | undefined,
  name: string,
  format: keyof typeof KINDS,
  text: string,
): Promise<Saved> {
  const kind = KINDS[format]
  const options = { defaultPath: `${name}.${kind.extensions[0]}`, filters: [kind] }
  const { canceled, filePath } = window
    ? await dialog.showSaveDialog(window, options)
    : await dialog.showSaveDialog(options)
  if (canceled || !filePath) return { path: null }
  const { signal } = new AbortController()
  await writeOutput(filePath, text, { signal })
  return { path: filePath }
}
