// What each assistant is and takes, in words. Pure.
import { formatBytes } from '../../format/format-bytes.ts'
import { formatMs, roughly } from '../../../shared/format-ms.ts'
import type { Tier } from '../../../shared/tier.ts'
import type { AssistantOffer, AssistantOffers } from '../../../shared/window/app-state.ts'

export const ASSISTANTS: Readonly<Record<Tier, { title: string; text: string }>> = {
  fast: {
    title: 'Fast',
    text: 'Simple answers, and understands English only. For older computers and little memory.',
  },
  balanced: {
    title: 'Balanced',
    text: 'Better answers. Listens twice where it was unsure, and understands other languages.',
  },
  quality: { title: 'Quality', text: 'The best answers that a fast computer can give in time.' },
}

/** What it costs here: time, memory, disk, and what of it is still to be fetched. */
export function factsOf(offer: AssistantOffer): string[] {
  const { voiceToVoiceMs, diskBytes, memoryBytes, missing } = offer
  return [
    ...(voiceToVoiceMs === null
      ? []
      : [`Answers after about ${formatMs(roughly(voiceToVoiceMs))} here`]),
    `${formatBytes(memoryBytes)} of memory`,
    `${formatBytes(diskBytes)} on disk${missing.bytes > 0 ? `, ${formatBytes(missing.bytes)} still to fetch` : ''}`,
  ]
}

/** Why it does not suit this computer; null where it does. */
export function hindranceWords(
  { hindrance, memoryBytes, missing }: AssistantOffer,
  { memoryBytes: allBytes, freeDiskBytes }: AssistantOffers['machine'],
): string | null {
  switch (hindrance) {
    case 'memory':
      return `Too large for this computer: of its ${formatBytes(allBytes)} of memory, ${formatBytes(memoryBytes)} would be taken.`
    case 'disk':
      return `It needs ${formatBytes(missing.bytes)} on the disk, and ${formatBytes(freeDiskBytes ?? 0)} are free.`
    case 'slow':
      return 'Slow here: you would often wait for more than a second.'
    case null:
      return null
  }
}

/** Why this model answers, and what would be worth trying; null of an assistant that has no choice. */
export function choiceWords({ choice }: AssistantOffer): string | null {
  if (!choice) return null
  const { why, worthTrying: next } = choice
  if (!next) return why
  const when =
    next.voiceToVoiceMs === null
      ? ''
      : `, by its size about ${formatMs(roughly(next.voiceToVoiceMs))}`
  const what = `${next.title} (${formatBytes(next.bytes)}, ${next.licence}${when})`
  return next.isHere
    ? `${why} ${next.title} is here: measure it below, and it answers if it is better.`
    : `${why} Worth trying: ${what}. Fetch it under Details, then measure it below.`
}

/** Which offer answers when `setting` is set: that of its name, or of the measurement's; balanced before there is one. */
export function offerFor(
  offers: readonly AssistantOffer[],
  setting: Tier | 'auto',
  automatic: Tier | null,
): AssistantOffer | undefined {
  const tier = setting === 'auto' ? (automatic ?? 'balanced') : setting
  return offers.find((offer) => offer.tier === tier)
}
