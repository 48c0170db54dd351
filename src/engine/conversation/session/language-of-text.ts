// Which language a text is written in, by its small words. For what was typed, and for replies that went astray.

/** Frequent words of a language that are rare in the others; what two of them share stands with both. */
const WORDS: Readonly<Record<string, ReadonlySet<string>>> = {
  en: words(
    'the and is are was of to in it you that what how why who which when where do does can i my your for with not this have has there from on be a an at by or if so but we us they he about tell give say please would could will',
  ),
  es: words(
    'el la los las un una y es son de del que en qué cuál cómo quién cuántos cuántas por para con no se lo al más muy está hay su mi tu me te pero porque gracias puedo puedes eso esto hola favor siete',
  ),
  fr: words(
    "le la les un une des et est sont de du que qui en quel quelle comment pourquoi combien pour avec ne pas se il elle je vous nous tu dans sur au aux c'est ce cette mais merci peut peux oui très plus bonjour",
  ),
  it: words(
    'il lo la i gli le un una e è sono di del della che in quale qual come perché chi quanti quante quanto per con non si al alla più molto ci mi ti ma grazie puoi posso questo questa dei nel nella sì ciao sei cosa',
  ),
  pt: words(
    'o a os as um uma e é são de do da dos das que em qual como quem por porque para com não se no na mais muito há seu sua meu minha eu você mas obrigado obrigada pode posso isso este esta quantos quantas olá',
  ),
  de: words(
    'der die das und ist sind ein eine von zu in ich du sie wir ihr nicht was wie warum wer wo wann mit für auf den dem des es kann bitte danke aber auch viele heißt',
  ),
}

/**
 * @param text one sentence and more; of two words nobody can tell
 * @returns ISO 639-1 code; undefined where no language stands out
 */
export function languageOfText(text: string): string | undefined {
  const said =
    text
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[\p{L}']+/gu) ?? []
  // French and Italian tie their small words to the next: l'eau, dell'acqua.
  const all = said.flatMap((word) => [word, ...word.split("'").filter((part) => part !== word)])
  const scores = Object.entries(WORDS)
    .map(([language, known]) => ({ language, score: all.filter((word) => known.has(word)).length }))
    .sort((a, b) => b.score - a.score)
  const [best, next] = scores
  return best && next && best.score >= 2 && best.score > next.score ? best.language : undefined
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '))
}
