// How fast replies come: over this session, a day, a week or all that is remembered.
import { useEffect, useState } from 'react'
import { readStatistics } from '../../actions/records-actions.ts'
import { Empty, Page } from '../../components/page.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { useApp } from '../../store/app-store.ts'
import { showView } from '../../store/view-store.ts'
import type { Statistics, StatisticsRange } from '../../../shared/window/statistics.ts'
import { Group } from '../settings/group.tsx'
import { ModelTable } from './model-table.tsx'
import { PercentileTiles } from './percentile-tiles.tsx'
import { SlowTurns } from './slow-turns.tsx'
import { StageBars } from './stage-bars.tsx'
import { TrendChart } from './trend-chart.tsx'

const RANGES = [
  { value: 'session', text: 'Session' },
  { value: 'day', text: 'Today' },
  { value: 'week', text: '7 days' },
  { value: 'all', text: 'All time' },
] as const

export function StatisticsView() {
  const [range, setRange] = useState<StatisticsRange>('all')
  const statistics = useStatistics(range)
  const isFirst = range === 'all' && statistics?.turns === 0
  return (
    <Page
      title="Statistics"
      lead="How fast replies come, from figures kept on this computer."
      actions={
        !isFirst && (
          <Segmented label="Turns of" value={range} options={RANGES} onChange={setRange} />
        )
      }
    >
      {statistics && (isFirst ? <NothingYet /> : <Figures {...{ statistics, range }} />)}
    </Page>
  )
}

function Figures({ statistics, range }: { statistics: Statistics; range: StatisticsRange }) {
  if (statistics.voiceToVoice.n === 0)
    return (
      <Empty title="No spoken turns here">
        In this stretch of time nothing was asked aloud and answered aloud. Choose a longer one
        above.
      </Empty>
    )
  return (
    <>
      <Group title="From your last word to the first sound of the reply">
        <PercentileTiles statistics={statistics} />
        <TrendChart trend={statistics.trend} range={range} />
      </Group>
      <Group title="What made slow turns slow">
        <SlowTurns statistics={statistics} />
      </Group>
      <Group title="Where the time usually goes">
        <StageBars stages={statistics.stages} />
      </Group>
      <Group title="By language model">
        <ModelTable models={statistics.models} />
      </Group>
    </>
  )
}

function NothingYet() {
  return (
    <Empty
      title="No figures yet"
      action={
        <button type="button" className="button primary" onClick={() => showView('talk')}>
          Start talking
        </button>
      }
    >
      After a few turns you see here how fast replies come, how that changes from day to day and
      between models, and what made slow turns slow. Only numbers are kept, none of your words, and
      only on this computer; Settings shows where, and deletes them.
    </Empty>
  )
}

/** Null before the first answer; read anew with every turn that ends. */
function useStatistics(range: StatisticsRange): Statistics | null {
  const [statistics, setStatistics] = useState<Statistics | null>(null)
  const figures = useApp((app) => app.figures)
  useEffect(() => {
    let isCurrent = true
    void readStatistics(range).then((found) => {
      if (isCurrent && found !== null) setStatistics(found)
    })
    return () => {
      isCurrent = false
    }
  }, [range, figures])
  return statistics
}
