// What stands in writing, as Spanish, French, Italian and Portuguese say it.
import type { ForeignLanguage } from '../voices.ts'

export interface ForeignWords {
  months: readonly string[]
  /** Between day, month and year. */
  of: string
  /** The first of a month, where it is no plain number. */
  first: string
  /** Regular expression: [what is said]. A full stop that ends it belongs to it. */
  abbreviations: readonly (readonly [written: string, said: string])[]
  /** Symbol behind a number: [one, many]. */
  units: Readonly<Record<string, readonly [one: string, many: string]>>
  per: string
  signs: Readonly<Record<'+' | '×' | '÷' | '=' | '−' | '&', string>>
  /** Hours and minutes of a time of day. */
  clock: (hours: string, minutes: string) => string
}

export const FOREIGN_WORDS: Readonly<Record<ForeignLanguage, ForeignWords>> = {
  es: {
    months: list(
      'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
    ),
    of: ' de ',
    first: '1',
    abbreviations: [
      [String.raw`Sra\.`, 'señora'],
      [String.raw`Srta\.`, 'señorita'],
      [String.raw`Sr\.`, 'señor'],
      [String.raw`Dra\.`, 'doctora'],
      [String.raw`Dr\.`, 'doctor'],
      [String.raw`(?:p\.\s?ej\.)`, 'por ejemplo'],
      [String.raw`EE\.\s?UU\.`, 'Estados Unidos'],
      [String.raw`(?:núm|nº)\.?(?=\s?\d)`, 'número'],
      [String.raw`a\.\s?m\.`, 'de la mañana'],
      [String.raw`p\.\s?m\.`, 'de la tarde'],
    ],
    units: units('metro metros', 'gramo gramos', 'litro litros', 'grado grados', {
      h: 'hora horas',
      s: 'segundo segundos',
      min: 'minuto minutos',
      '€': 'euro euros',
      $: 'dólar dólares',
      '£': 'libra libras',
    }),
    per: 'por',
    signs: { '+': 'más', '×': 'por', '÷': 'entre', '=': 'igual a', '−': 'menos', '&': 'y' },
    clock: (hours, minutes) => `${hours}${minutes === '' ? '' : ` y ${minutes}`}`,
  },
  fr: {
    months: list(
      'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
    ),
    of: ' ',
    first: '1er',
    abbreviations: [
      [String.raw`MM\.(?=\s\p{Lu})`, 'messieurs'],
      [String.raw`M\.(?=\s\p{Lu})`, 'monsieur'],
      [String.raw`Mme\.?`, 'madame'],
      [String.raw`Mlle\.?`, 'mademoiselle'],
      [String.raw`Dr\.?`, 'docteur'],
      [String.raw`p\.\s?ex\.`, 'par exemple'],
      [String.raw`av\.\s?J\.-?C\.`, 'avant Jésus-Christ'],
      [String.raw`n°(?=\s?\d)`, 'numéro'],
    ],
    units: units('mètre mètres', 'gramme grammes', 'litre litres', 'degré degrés', {
      h: 'heure heures',
      s: 'seconde secondes',
      min: 'minute minutes',
      '€': 'euro euros',
      $: 'dollar dollars',
      '£': 'livre livres',
    }),
    per: 'par',
    signs: { '+': 'plus', '×': 'fois', '÷': 'divisé par', '=': 'égale', '−': 'moins', '&': 'et' },
    clock: (hours, minutes) => `${hours} heure${hours === '1' ? '' : 's'} ${minutes}`.trim(),
  },
  it: {
    months: list(
      'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
    ),
    of: ' ',
    first: 'primo',
    abbreviations: [
      [String.raw`sig\.ra`, 'signora'],
      [String.raw`sig\.`, 'signor'],
      [String.raw`dott\.ssa`, 'dottoressa'],
      [String.raw`dott\.`, 'dottor'],
      [String.raw`prof\.`, 'professor'],
      [String.raw`ecc\.?`, 'eccetera'],
      [String.raw`[aA]\.\s?C\.`, 'avanti Cristo'],
      [String.raw`[dD]\.\s?C\.`, 'dopo Cristo'],
      [String.raw`n\.(?=\s?\d)`, 'numero'],
    ],
    units: units('metro metri', 'grammo grammi', 'litro litri', 'grado gradi', {
      h: 'ora ore',
      s: 'secondo secondi',
      min: 'minuto minuti',
      '€': 'euro euro',
      $: 'dollaro dollari',
      '£': 'sterlina sterline',
    }),
    per: 'per',
    signs: { '+': 'più', '×': 'per', '÷': 'diviso', '=': 'uguale', '−': 'meno', '&': 'e' },
    clock: (hours, minutes) => `${hours}${minutes === '' ? '' : ` e ${minutes}`}`,
  },
  pt: {
    months: list(
      'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro',
    ),
    of: ' de ',
    first: 'primeiro',
    abbreviations: [
      [String.raw`Sra\.`, 'senhora'],
      [String.raw`Sr\.`, 'senhor'],
      [String.raw`Dra\.`, 'doutora'],
      [String.raw`Dr\.`, 'doutor'],
      [String.raw`p\.\s?ex\.`, 'por exemplo'],
      [String.raw`etc\.?`, 'etcétera'],
      [String.raw`EUA`, 'Estados Unidos'],
      [String.raw`n[º°](?=\s?\d)`, 'número'],
    ],
    units: units('metro metros', 'grama gramas', 'litro litros', 'grau graus', {
      h: 'hora horas',
      s: 'segundo segundos',
      min: 'minuto minutos',
      R$: 'real reais',
      '€': 'euro euros',
      $: 'dólar dólares',
      '£': 'libra libras',
    }),
    per: 'por',
    signs: {
      '+': 'mais',
      '×': 'vezes',
      '÷': 'dividido por',
      '=': 'igual a',
      '−': 'menos',
      '&': 'e',
    },
    clock: (hours, minutes) => `${hours}${minutes === '' ? ' horas' : ` e ${minutes}`}`,
  },
}

/** The metric system from its four words, which are said alike with any prefix. */
function units(
  metre: string,
  gram: string,
  litre: string,
  degree: string,
  others: Record<string, string>,
): ForeignWords['units'] {
  const prefixed = (prefix: string, word: string): string =>
    list(word)
      .map((form) => prefix + form)
      .join(' ')
  const forms = {
    km: prefixed('kilo', metre),
    m: metre,
    cm: prefixed('centi', metre),
    mm: prefixed('mili', metre),
    kg: prefixed('kilo', gram),
    g: gram,
    mg: prefixed('mili', gram),
    l: litre,
    L: litre,
    ml: prefixed('mili', litre),
    '°C': degree,
    '°': degree,
    ...others,
  }
  return Object.fromEntries(
    Object.entries(forms).map(([symbol, word]) => {
      const [one = '', many = one] = list(word)
      return [symbol, [one, many]]
    }),
  )
}

function list(words: string): string[] {
  return words.split(' ')
}
