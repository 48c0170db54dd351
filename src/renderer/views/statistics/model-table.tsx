// The language models that answered, side by side.
import { formatMs } from '../../../shared/format-ms.ts'
import type { ModelFigures } from '../../../shared/window/statistics.ts'

export function ModelTable({ models }: { models: readonly ModelFigures[] }) {
  return (
    <div className="table-frame" tabIndex={0} role="region" aria-label="Figures by language model">
      <table className="figures model-figures">
        <thead>
          <tr>
            <th scope="col">Model</th>
            <th scope="col">Turns</th>
            <th scope="col">P50</th>
            <th scope="col">P95</th>
            <th scope="col">Tokens/s</th>
          </tr>
        </thead>
        <tbody>
          {models.map(({ model, voiceToVoice, tokensPerSecond }) => (
            <tr key={model}>
              <th scope="row">{model}</th>
              <td>{voiceToVoice.n}</td>
              <td>{formatMs(voiceToVoice.p50)}</td>
              <td>{formatMs(voiceToVoice.p95)}</td>
              <td>{tokensPerSecond === null ? '–' : Math.round(tokensPerSecond)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
