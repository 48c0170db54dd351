// The pieces of the HTML report: tables and pictures that a narrow window can scroll and a screen reader can name.
import { drawnWaterfalls } from '../../../engine/figures/metrics/waterfall-svg.ts'
import type { Waterfall } from '../../../shared/waterfall.ts'
import { formatNumber, type Cell, type FigureTable } from '../figure-table.ts'
import { html, Markup } from './markup.ts'

/** Times stand without their unit, which the row's name bears: six columns fit a telephone. */
export function tableMarkup({ title, columns, rows, notes }: FigureTable): Markup {
  const heads = columns.map((column) => html`<th scope="col">${column}</th>`)
  const lines = rows.map(({ name, cells }) => {
    const isMs = cells.some((cell) => typeof cell === 'object' && 'ms' in cell)
    const unit = isMs ? html` <small>ms</small>` : ''
    return html`<tr>
      <th scope="row">${name}${unit}</th>
      ${cells.map(cellMarkup)}
    </tr>`
  })
  return html`<div class="r-box">
    <div class="r-scroll" tabindex="0" role="region" aria-label="${title}">
      <table>
        <caption>
          ${title}
        </caption>
        <thead>
          <tr>
            <th scope="col">what</th>
            ${heads}
          </tr>
        </thead>
        <tbody>
          ${lines}
        </tbody>
      </table>
    </div>
    ${notes.map((note) => html`<p class="r-muted"><small>${note}</small></p>`)}
  </div>`
}

function cellMarkup(cell: Cell): Markup {
  if (cell === 'worse') return html`<td class="r-worse">worse</td>`
  if (typeof cell === 'string') return html`<td>${cell}</td>`
  const text = 'ms' in cell ? formatNumber(cell.ms, 0) : formatNumber(cell.number, cell.decimals)
  return html`<td>${text}</td>`
}

/** Folded where `isOpen` is false; nothing where there are no turns. */
export function waterfallsMarkup(
  id: string,
  title: string,
  waterfalls: readonly Waterfall[],
  isOpen: boolean,
): Markup {
  if (waterfalls.length === 0) return html``
  // Escaped by its own maker.
  const picture = new Markup(drawnWaterfalls(waterfalls, `${id}-`))
  const open = isOpen ? html` open` : ''
  return html`<details${open}><summary>${title}</summary>
<div class="r-scroll" tabindex="0" role="region" aria-label="${title}">${picture}</div>
</details>`
}
