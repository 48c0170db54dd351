// Language models of the user's own: which answers, and adding one from a file or from the hub.
import { FilePlus, Search } from 'lucide-react'
import { useId, useState, type DragEvent } from 'react'
import { addModel, offerModel } from '../../actions/model-actions.ts'
import { changeSettings } from '../../actions/settings-actions.ts'
import { SelectRow, SettingRow } from '../../components/setting-row.tsx'
import { TransferSummary } from '../../components/transfer-summary.tsx'
import { formatBytes } from '../../format/format-bytes.ts'
import { useApp } from '../../store/app-store.ts'
import { MeasuredModels } from './measured-models.tsx'
import type { ModelRow, OwnModelOffer } from '../../../shared/window/app-state.ts'

interface OwnModelsProps {
  rows: readonly ModelRow[]
  onChange: () => void
}

/** Of no model: the select knows only texts. */
const NONE = ''

export function OwnModels({ rows, onChange }: OwnModelsProps) {
  const chosen = useApp((app) => app.settings.llmModel) ?? NONE
  const [offer, setOffer] = useState<OwnModelOffer | null>(null)
  const llms = rows.filter(({ kind, state }) => kind === 'llm' && state !== 'missing')
  // What is chosen already stays on the list, whatever is known of it.
  const offered = llms.filter(({ id, measured }) => measured !== null || id === chosen)
  const look = async (wanted: string): Promise<void> => setOffer(await offerModel(wanted))
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    const [file] = event.dataTransfer.files
    const path = file && window.parleyFiles?.pathOf(file)
    if (path) void look(path)
  }
  return (
    <section
      className="card"
      aria-label="Your own models"
      data-testid="own-models"
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
    >
      <SelectRow
        title="Language model"
        help={helpFor(
          llms.find(({ id }) => id === chosen),
          offered.length,
        )}
        value={chosen}
        options={[
          { value: NONE, text: 'The one of the assistant above' },
          ...offered.map(({ id, title }) => ({ value: id, text: title })),
        ]}
        onChange={(id) => void changeSettings({ llmModel: id === NONE ? null : id })}
      />
      <MeasuredModels label="Measured models" rows={llms} takes="two or three minutes" />
      <AddRow onWanted={look} />
      {offer && (
        <Offer
          key={offer.id}
          offer={offer}
          onAdd={() =>
            void addModel(offer)
              .then(onChange)
              .then(() => setOffer(null))
          }
          onClose={() => setOffer(null)}
        />
      )}
    </section>
  )
}

function helpFor(row: ModelRow | undefined, offered: number): string {
  if (row && !row.measured) return 'It was not measured on this computer: measure it below.'
  if (row) return 'It answers in the place of the assistant’s own, in every tier.'
  return offered === 0
    ? 'A model of your own can be chosen once it was measured here.'
    : 'A model of your own answers in its place as soon as you choose one.'
}

function AddRow({ onWanted }: { onWanted: (wanted: string) => Promise<void> }) {
  const [name, setName] = useState('')
  const [isLooking, setLooking] = useState(false)
  const id = useId()
  const look = async (wanted: string): Promise<void> => {
    setLooking(true)
    await onWanted(wanted)
    setLooking(false)
  }
  return (
    <SettingRow
      title="Add one"
      help="A GGUF file, chosen or dropped here, or OWNER/NAME of the model hub, which is asked what it has when you look. Nothing is fetched before you have seen it."
      labelFor={id}
      wide
    >
      <form
        className="own-add"
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() !== '') void look(name)
        }}
      >
        <input
          id={id}
          className="field"
          placeholder="Qwen/Qwen3-4B-GGUF"
          maxLength={200}
          spellCheck={false}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <button type="submit" className="button" disabled={isLooking || name.trim() === ''}>
          <Search aria-hidden size={16} />
          Look
        </button>
        {window.parleyFiles && (
          <label className="button own-file">
            <FilePlus aria-hidden size={16} />
            Choose a file
            <input
              type="file"
              accept=".gguf"
              onChange={(event) => {
                const [file] = event.target.files ?? []
                if (file) void look(window.parleyFiles?.pathOf(file) || file.name)
                event.target.value = ''
              }}
            />
          </label>
        )}
      </form>
    </SettingRow>
  )
}

interface OfferProps {
  offer: OwnModelOffer
  onAdd: () => void
  onClose: () => void
}

function Offer({ offer, onAdd, onClose }: OfferProps) {
  const [isAdding, setAdding] = useState(false)
  const { title, bytes, licence, isFetched, isHere, commit, sha256, others } = offer
  const more = others.map(({ name, bytes }) => `${name} (${formatBytes(bytes)})`).join(', ')
  return (
    <div className="model" data-testid="own-offer">
      <div className="model-text">
        <p className="row-title">{title}</p>
        <p className="row-facts">
          {formatBytes(bytes)} · licence: {licence}
          {isHere && ' · it is here already'}
        </p>
        <p className="row-facts model-source">
          {commit && <>Revision {commit}</>}
          {sha256 && (
            <>
              <br />
              SHA-256 {sha256}
            </>
          )}
        </p>
        {more !== '' && <p className="row-facts">Also there: {more}. Write OWNER/NAME:QUANT.</p>}
        {isAdding && <TransferSummary ids={[offer.id]} />}
      </div>
      <span className="model-actions">
        {!isHere && !isAdding && (
          <button
            type="button"
            className="button primary"
            onClick={() => {
              setAdding(true)
              onAdd()
            }}
          >
            {isFetched ? `Fetch ${formatBytes(bytes)}` : 'Add'}
          </button>
        )}
        {!isAdding && (
          <button type="button" className="button quiet" onClick={onClose}>
            Close
          </button>
        )}
      </span>
    </div>
  )
}
