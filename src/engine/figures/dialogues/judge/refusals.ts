// Refusals and shrugs, for turns that are no reason for one.
import { sentences } from './sentences.ts'

const REFUSALS: readonly RegExp[] = [
  /\bas an? (?:ai|artificial|language model|(?:voice |virtual |digital |computer )?assistant|machine|program)\b/iu,
  /\bi(?:'m| am) (?:just |only )?an? (?:ai|artificial|language model|machine|computer program)\b/iu,
  // Not "I can't wait", "I can't believe it", "I can't think of a better one".
  /\bi (?:really |also |just |simply )?(?:can ?not|can't|could not|couldn't)\b(?! (?:wait|believe|imagine|think of|stress|agree more|help but|say enough|argue|complain|blame))/iu,
  /\bi(?:'m| am) (?:unable|not able|not allowed|not capable|not programmed|not designed|not in a position)\b/iu,
  /\bi (?:do not|don't) have (?:the (?:ability|capability|means)|access|any (?:information|access|way)|information|enough information|(?:a )?(?:body|feelings|emotions|personal|opinions?|memory))/iu,
  /\bi (?:do not|don't) (?:know|understand|remember|recall)(?:[.,!]|$| (?:what|who|how|where|which|when|your|that|the|any|about (?:the|your|that|it)|it\b|what you))(?!.{0,3}\babout you)/iu,
  /^(?:i(?:'m| am) )?(?:so |very )?sorry,? (?:but )?(?:i|that is|that's|this is) (?:can|could|do|am|not|un)/iu,
  /\bi(?:'m| am) sorry,? (?:but )?i (?:cannot|can't|do not|don't|am not|won't|didn't)/iu,
  /\bi (?:will not|won't|refuse to) (?:be able|do that|answer|help)/iu,
  /\bi have no (?:idea|information|knowledge|access|way|feelings|opinion)/iu,
]

/** "I can help with it, but I can't write it for you": more is offered than declined. */
const OFFER = /\bi can (?!not\b)[^,.]+,? but\b/iu

/** The sentences of `reply` in which it declines. */
export function refusals(reply: string): string[] {
  return sentences(reply).filter((sentence) => {
    const own = sentence.replaceAll(/"[^"]*"?/g, '') // what the user could say to somebody
    if (OFFER.test(own)) return false
    return REFUSALS.some((refusal) => refusal.test(own))
  })
}
