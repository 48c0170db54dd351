// Which assistant answers: how good each is, what it takes, and which suits this computer.
import { RadioGroup } from 'radix-ui'
import type { ReactNode } from 'react'
import { changeSettings } from '../../actions/settings-actions.ts'
import { useApp } from '../../store/app-store.ts'
import type { Settings } from '../../../shared/window/settings.ts'
import type { AssistantOffer, AssistantOffers } from '../../../shared/window/app-state.ts'
import { ASSISTANTS, choiceWords, factsOf, hindranceWords, offerFor } from './assistant-words.ts'
import { FetchRow } from './fetch-row.tsx'

interface AssistantChoiceProps {
  known: AssistantOffers
  onChange: () => void
}

export function AssistantChoice({ known: { offers, machine }, onChange }: AssistantChoiceProps) {
  const setting = useApp((app) => app.settings.tier)
  const { automatic, insteadForNow } = useApp((app) => app.tier)
  const wanted = offerFor(offers, setting, automatic)
  const best = automatic === null ? undefined : offerFor(offers, 'auto', automatic)
  const value = setting === 'auto' ? 'auto' : (wanted?.tier ?? 'auto')
  return (
    <RadioGroup.Root
      className="assistants"
      aria-label="Assistant"
      value={value}
      // Only names of tiers and `auto` are on offer.
      onValueChange={(tier) => void changeSettings({ tier: tier as Settings['tier'] })}
    >
      <Card
        value="auto"
        title="Automatic"
        text={
          best
            ? `Takes the best that answers within a second here, which is ${ASSISTANTS[best.tier].title}. A faster one steps in while this computer is busy.`
            : 'Takes the best that answers within a second here, once this computer was measured. Until then that is Balanced.'
        }
      />
      {offers.map((offer) => (
        <Offer
          key={offer.tier}
          offer={offer}
          machine={machine}
          marks={[
            ...(offer === best ? ['Chosen for this computer'] : []),
            ...(offer === wanted && setting === 'auto' && !best ? ['Until it is measured'] : []),
            ...(offer.tier === insteadForNow ? ['Steps in for now'] : []),
          ]}
        >
          {offer === wanted && <FetchRow offer={offer} onChange={onChange} />}
        </Offer>
      ))}
    </RadioGroup.Root>
  )
}

interface OfferProps {
  offer: AssistantOffer
  machine: AssistantOffers['machine']
  marks: string[]
  children: ReactNode
}

function Offer({ offer, machine, marks, children }: OfferProps) {
  const { tier, model } = offer
  const { title, text } = ASSISTANTS[tier]
  return (
    <Card
      value={tier}
      title={title}
      text={text}
      marks={marks}
      facts={factsOf(offer)}
      source={model}
      why={choiceWords(offer)}
      warning={hindranceWords(offer, machine)}
    >
      {children}
    </Card>
  )
}

interface CardProps {
  value: string
  title: string
  text: string
  marks?: string[]
  facts?: string[]
  source?: string
  why?: string | null
  warning?: string | null
  children?: ReactNode
}

function Card({
  value,
  title,
  text,
  marks = [],
  facts,
  source,
  why,
  warning,
  children,
}: CardProps) {
  return (
    <div className="assistant">
      <RadioGroup.Item
        className="assistant-choice"
        value={value}
        data-testid={`assistant-${value}`}
      >
        <span className="voice-mark" aria-hidden>
          <RadioGroup.Indicator className="voice-dot" />
        </span>
        <span className="assistant-text">
          <span className="assistant-title">
            <span className="row-title">{title}</span>
            {marks.map((mark) => (
              <span key={mark} className="badge" data-state="ready">
                {mark}
              </span>
            ))}
          </span>
          <span>{text}</span>
          {facts && (
            <span className="assistant-facts">
              {facts.map((fact) => (
                <span key={fact}>{fact}</span>
              ))}
            </span>
          )}
          {source && <span className="row-facts">{source}</span>}
          {why && <span className="row-facts">{why}</span>}
          {warning && <span className="row-facts refused">{warning}</span>}
        </span>
      </RadioGroup.Item>
      {children}
    </div>
  )
}
