// Deeds that nobody did, claimed in the other languages that are spoken here: timers, alarms and reminders, which the model
// is asked for most. Others it declines there as it does in English.

const SET = {
  es: String.raw`(?:he|hemos|acabo de|voy a|ya) (?:puesto|programado|configurado|activado|creado|cancelado|poner|programar|configurar|crear|cancelar)(?!\p{L})[^.!?]*(?:temporizador|alarma|recordatorio|cronómetro)`,
  fr: String.raw`(?:j['’]ai|je vais|je viens de|je) (?:mis|réglé|programmé|créé|annulé|lancé|mettre|régler|programmer|créer|annuler|lancer|mets|règle|programme|lance)(?!\p{L})[^.!?]*(?:minuteur|minuterie|alarme|réveil|rappel)`,
  it: String.raw`(?:ho|sto per|vado a) (?:impostato|messo|programmato|creato|annullato|impostare|mettere|programmare|creare|annullare)(?!\p{L})[^.!?]*(?:timer|sveglia|allarme|promemoria)`,
  pt: String.raw`(?:defini|configurei|programei|coloquei|criei|cancelei|vou (?:definir|configurar|programar|colocar|criar|cancelar))(?!\p{L})[^.!?]*(?:temporizador|alarme|lembrete|cronômetro)`,
}
const CALL = {
  es: 'te (?:avisaré|recordaré|despertaré|notificaré)',
  fr: "je (?:te |vous |t['’])(?:préviendrai|rappellerai|réveillerai|avertirai)",
  it: 'ti (?:avviserò|ricorderò|sveglierò|avvertirò)',
  pt: '(?:vou te (?:avisar|lembrar|acordar)|te (?:avisarei|lembrarei)|(?:avisarei|lembrarei) você)',
}
/** `\b` knows no letters with accents. */
const START = String.raw`(?<![\p{L}\d])`
const CLAIM = new RegExp(
  `${START}(?:${[...Object.values(SET), ...Object.values(CALL)].join('|')})`,
  'iu',
)
const NO_CLAIM =
  /(?<![\p{L}\d])(?:no (?:he|hemos|puedo|voy|te)|non|ne|n['’]\p{L}+|não|puedo|peux|posso|pourrais|podría|potrei|poderia|si)(?![\p{L}\d])|\?/iu
/** Its deed is said, but not yet of what. */
const MAY_CLAIM = new RegExp(
  `${START}(?:${Object.values(SET)
    .map((form) => form.slice(0, form.indexOf(String.raw`(?!\p{L})[^.!?]*`)))
    .join('|')})`,
  'iu',
)

/** As `claimsDeed`, of a sentence in Spanish, French, Italian or Portuguese. */
export function claimsDeedAbroad(sentence: string): boolean {
  return CLAIM.test(sentence) && !NO_CLAIM.test(sentence)
}

/** Whether `sentence`, which is not over, may become such a claim. */
export function mayClaimAbroad(sentence: string): boolean {
  return MAY_CLAIM.test(sentence)
}
