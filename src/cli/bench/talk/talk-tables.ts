// The figures of the dialogues as people read them.
import type { FigureTable } from '../figure-table.ts'
import type { TalkRegression } from './talk-regression.ts'
import type { DialogueFigures } from '../../../engine/figures/dialogues/judged-dialogues.ts'

const percent = (share: number | null) => ({
  number: share === null ? null : share * 100,
  decimals: 0,
})
const whole = (number: number | null) => ({ number, decimals: 0 })

export function kindsTable(figures: DialogueFigures): FigureTable {
  const { turns, right, p50, p90, p95, kinds } = figures
  const row = (
    name: string,
    of: Pick<DialogueFigures, 'turns' | 'right' | 'p50' | 'p90' | 'p95'>,
  ) => ({
    name,
    cells: [whole(of.turns), percent(of.right), { ms: of.p50 }, { ms: of.p90 }, { ms: of.p95 }],
  })
  return {
    title: 'Conversation',
    columns: ['turns', 'right, %', 'P50', 'P90', 'P95'],
    rows: [
      ...Object.entries(kinds).map(([kind, of]) => row(kind, of)),
      row('all', { turns, right, p50, p90, p95 }),
    ],
    notes: ['Times from voice to voice, over all turns.'],
  }
}

export function totalsTable(figures: DialogueFigures): FigureTable {
  const { word_error_rate, under_1s } = figures
  return {
    title: 'Over all turns',
    columns: [''],
    rows: [
      { name: 'right, %', cells: [percent(figures.right)] },
      { name: 'false claims', cells: [whole(figures.false_claims)] },
      { name: 'needless refusals, % of turns', cells: [percent(figures.refusals)] },
      { name: 'leaks of the prompt', cells: [whole(figures.leaks)] },
      { name: 'only said back', cells: [whole(figures.parroting)] },
      { name: 'said again', cells: [whole(figures.repeated)] },
      { name: 'makes itself a person', cells: [whole(figures.pretends)] },
      { name: 'cut off', cells: [whole(figures.cut_off)] },
      { name: 'loudspeaker ran dry', cells: [whole(figures.underruns)] },
      { name: 'without a reply', cells: [whole(figures.unanswered)] },
      { name: 'words misheard, %', cells: [percent(word_error_rate)] },
      { name: 'answered within 1 s, %', cells: [percent(under_1s)] },
      { name: 'voice to voice, P90', cells: [{ ms: figures.p90 }] },
    ],
    notes: [],
  }
}

export function talkRegressionTable({ baseline, compared }: TalkRegression): FigureTable {
  const { started_at, cpu, cores } = baseline
  return {
    title: 'Against the baseline',
    columns: ['now', 'baseline', 'verdict'],
    rows: compared.map(({ name, now, baseline: before, verdict }) => ({
      name: NAMES[name],
      cells: [{ number: now, decimals: 2 }, { number: before, decimals: 2 }, verdict],
    })),
    notes: [
      `Baseline of ${started_at.slice(0, 10)} on ${cpu}, ${cores} cores.`,
      'Times are divided by the time that a fixed calculation took in the same run.',
    ],
  }
}

const NAMES: Record<TalkRegression['compared'][number]['name'], string> = {
  right: 'right, share',
  refusals: 'needless refusals, share',
  false_claims: 'false claims',
  leaks: 'leaks of the prompt',
  p50: 'voice to voice / yardstick, P50',
  p90: 'voice to voice / yardstick, P90',
  p95: 'voice to voice / yardstick, P95',
}
