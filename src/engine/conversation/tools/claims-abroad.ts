// Deeds that nobody did, claimed in the other languages that are spoken here: timers, alarms and reminders, which the model
// is asked for most. Others it declines there as it does in English.

/** What is said to be done, and to what: Spanish, French, Italian, Portuguese. */
const SET = [
  [
    '(?:he|hemos|acabo de|voy a|ya) (?:puesto|programado|configurado|activado|creado|cancelado|poner|programar|configurar|crear|cancelar)',
    '(?:temporizador|alarma|recordatorio|cronómetro)',
  ],
  [
    "(?:j['’]ai|je vais|je viens de|je) (?:mis|réglé|programmé|créé|annulé|lancé|mettre|régler|programmer|créer|annuler|lancer|mets|règle|programme|lance)",
    '(?:minuteur|minuterie|alarme|réveil|rappel)',
  ],
  [
    '(?:ho|sto per|vado a) (?:impostato|messo|programmato|creato|annullato|impostare|mettere|programmare|creare|annullare)',
    '(?:timer|sveglia|allarme|promemoria)',
  ],
  [
    '(?:defini|configurei|programei|coloquei|criei|cancelei|vou (?:definir|configurar|programar|colocar|criar|cancelar))',
    '(?:temporizador|alarme|lembrete|cronômetro)',
  ],
] as const
const CALL = [
  'te (?:avisaré|recordaré|despertaré|notificaré)',
  "je (?:te |vous |t['’])(?:préviendrai|rappellerai|réveillerai|avertirai)",
  'ti (?:avviserò|ricorderò|sveglierò|avvertirò)',
  '(?:vou te (?:avisar|lembrar|acordar)|te (?:avisarei|lembrarei)|(?:avisarei|lembrarei) você)',
]
/** `\b` knows no letters with accents. */
const START = String.raw`(?<![\p{L}\d])`
const WHOLE = SET.map(([deed, what]) => String.raw`${deed}(?!\p{L})[^.!?]*${what}`)
const CLAIM = new RegExp(`${START}(?:${[...WHOLE, ...CALL].join('|')})`, 'iu')
const NO_CLAIM =
  /(?<![\p{L}\d])(?:no (?:he|hemos|puedo|voy|te)|non|ne|n['’]\p{L}+|não|puedo|peux|posso|pourrais|podría|potrei|poderia|si)(?![\p{L}\d])|\?/iu
/** Its deed is said, but not yet of what. */
const MAY_CLAIM = new RegExp(`${START}(?:${SET.map(([deed]) => deed).join('|')})`, 'iu')

/** As `claimsDeed`, of a sentence in Spanish, French, Italian or Portuguese. */
export function claimsDeedAbroad(sentence: string): boolean {
  return CLAIM.test(sentence) && !NO_CLAIM.test(sentence)
}

/** Whether `sentence`, which is not over, may become such a claim. */
export function mayClaimAbroad(sentence: string): boolean {
  return MAY_CLAIM.test(sentence)
}
