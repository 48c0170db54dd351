// What `bench --html FILE` writes: one page that needs nothing else, and runs nothing.
import type { Tier } from '../../../engine/tiers.ts'
import type { EngineInfo } from '../../../engine/ports.ts'
import type { BenchReport } from '../bench-report.ts'
import { formatNumber } from '../figure-table.ts'
import type { MeasuredTier } from '../measure-tier.ts'
import { regressionTable } from '../regression-table.ts'
import { isDisturbed } from '../sequential-figures.ts'
import { machineLine, sequentialTable, stageTable, turnTables } from '../report-tables.ts'
import { html, Markup } from './markup.ts'
import { tableMarkup, waterfallsMarkup } from './parts.ts'
import { reportCss } from './style.ts'

/** @param tiers in the order in which they were measured */
export function htmlReport(report: BenchReport, tiers: ReadonlyMap<Tier, MeasuredTier>): string {
  const sections = [...tiers.values()].map(tierMarkup)
  const { regression } = report
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>Parley: how fast this machine is</title>
        <style>
          ${new Markup(reportCss())}
        </style>
      </head>
      <body>
        <header>
          <h1>How fast Parley is on this machine</h1>
          <p class="r-muted">${machineLine(report)}</p>
          <p class="r-muted">
            Measured on <time datetime="${report.started_at}">${whenOf(report)}</time>, tier
            ${report.tier}.
          </p>
          ${warningsOf(report)} ${headlines(report)}
        </header>
        <main>
          ${
            regression
              ? html`<h2>Against the baseline</h2>
                  ${tableMarkup(regressionTable(regression))}`
              : ''
          }
          ${sections}
        </main>
        <footer>
          <h2>How it was measured</h2>
          ${method(report)}
        </footer>
      </body>
    </html> `.text
}

function whenOf({ started_at }: BenchReport): string {
  return `${started_at.slice(0, 10)} ${started_at.slice(11, 16)} UTC`
}

function warningsOf({ quick, machine }: BenchReport): Markup[] {
  const busy = machine.load_average > 0.5
  return [
    ...(quick ? ['A short run (--quick): only the medians say something.'] : []),
    ...(busy ? ['Other programs were busy when it began: the times are too long.'] : []),
  ].map((text) => html`<p class="r-warn">${text}</p>`)
}

/** The figures that everybody asks for first, with how many turns stand behind them. */
function headlines({ turns, peers, p90Ratio }: BenchReport): Markup {
  const { duplex, ptt } = turns
  const figures: [text: string, what: string][] = [
    [msOf(duplex.voice_to_voice_ms.p50), `hands-free, voice to voice, P50 of ${duplex.n}`],
    [msOf(duplex.voice_to_voice_ms.p95), `hands-free, voice to voice, P95 of ${duplex.n}`],
  ]
  if (ptt) figures.push([msOf(ptt.voice_to_voice_ms.p50), `push-to-talk, P50 of ${ptt.n}`])
  const { cold } = duplex
  figures.push([msOf(cold.voice_to_voice_ms.p50), `hands-free, cold, P50 of ${cold.n}`])
  if (p90Ratio !== null && peers && !isDisturbed(peers.sequential, 'p90'))
    figures.push([`${formatNumber(p90Ratio, 1)} ×`, 'faster than the sequential pipeline, P90'])
  const items = figures.map(([text, what]) => html`<li><strong>${text}</strong>${what}</li>`)
  return html`<ul class="r-heads">
    ${items}
  </ul>`
}

function msOf(value: number | null): string {
  return value === null ? '–' : `${formatNumber(value, 0)} ms`
}

function tierMarkup({ figures, waterfalls }: MeasuredTier): Markup {
  const { tier, engines, turns, peers, p90Ratio } = figures
  const { duplex, ptt } = waterfalls
  return html`<section aria-labelledby="${tier}">
    <h2 id="${tier}">Tier ${tier}</h2>
    <div class="r-box">
      <dl>
        ${[engineMarkup('recognition', engines.stt), engineMarkup('language model', engines.llm), engineMarkup('voice', engines.tts)]}
      </dl>
    </div>
    ${turnTables('duplex', turns.duplex).map(tableMarkup)}
    ${turns.ptt ? turnTables('ptt', turns.ptt).map(tableMarkup) : ''}
    ${peers ? tableMarkup(sequentialTable(peers.sequential, p90Ratio)) : ''}
    ${tableMarkup(stageTable(figures))}
    <h3>Where the time of each turn went</h3>
    ${waterfallsMarkup(`${tier}-duplex`, 'The first conversation, duplex', duplex.warm, true)}
    ${waterfallsMarkup(`${tier}-duplex-cold`, 'Cold turns, duplex', duplex.cold, false)}
    ${waterfallsMarkup(`${tier}-ptt`, 'The first conversation, push-to-talk', ptt.warm, false)}
    ${waterfallsMarkup(`${tier}-ptt-cold`, 'Cold turns, push-to-talk', ptt.cold, false)}
  </section>`
}

function engineMarkup(what: string, { engine, model, build, threads }: EngineInfo): Markup {
  const plural = threads === 1 ? 'thread' : 'threads'
  return html`<dt>${what}</dt>
    <dd>${engine}, ${model}, ${build}, ${threads} ${plural}</dd>`
}

function method({ recordings }: BenchReport): Markup {
  const { from, names, rounds } = recordings
  const whose = from === 'own' ? 'The user’s own recordings' : 'The bundled recordings'
  const times = rounds === 1 ? 'once' : `${rounds} times`
  return html`<p>
      ${whose} (${names.join(', ')}) were played to the engine in real time, ${times}, all turns
      counted.
    </p>
    <p>
      Voice to voice: from the last sample of speech to the first audible sample of the reply. Cold:
      the first turn of a freshly opened engine; warm: all others. The sequential pipeline waits for
      a silence of 500 ms, the whole transcript, the whole reply and the whole speech, one after the
      other, with the same weights in the same run.
    </p>`
}
