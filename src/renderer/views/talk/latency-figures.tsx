// Voice-to-voice over many turns.
import { useApp } from '../../store/app-store.ts'
import { formatMs } from '../../../shared/format-ms.ts'
import type { Percentiles } from '../../../shared/percentiles.ts'

export function LatencyFigures() {
  const { session, allTime } = useApp((app) => app.figures)
  return (
    <table className="figures">
      <caption className="visually-hidden">Voice to voice over many turns</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">P50</th>
          <th scope="col">P95</th>
          <th scope="col">Turns</th>
        </tr>
      </thead>
      <tbody>
        <FiguresRow title="Session" figures={session} />
        <FiguresRow title="All time" figures={allTime} />
      </tbody>
    </table>
  )
}

function FiguresRow({ title, figures }: { title: string; figures: Percentiles }) {
  return (
    <tr>
      <th scope="row">{title}</th>
      <td>{formatMs(figures.p50)}</td>
      <td>{formatMs(figures.p95)}</td>
      <td>{figures.n}</td>
    </tr>
  )
}
