// Input that lies, for property tests: bytes and texts as damage, chance or malice would make them.
import fc from 'fast-check'

/** So many inputs per property: few beside the other unit tests, many under `npm run fuzz`. */
export const RUNS = Number(process.env['PARLEY_FUZZ_RUNS'] ?? 60)

/** Numbers that lengths and offsets are made of when somebody wants to lead a reader astray. */
const EXTREMES = [0, 1, 2, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0x80000000, 0xfffffffe]

const change = fc.oneof(
  fc.record({ kind: fc.constant('flip' as const), at: fc.nat(), bit: fc.nat(7) }),
  fc.record({ kind: fc.constant('cut' as const), at: fc.nat() }),
  fc.record({ kind: fc.constant('drop' as const), at: fc.nat(), count: fc.nat(64) }),
  fc.record({
    kind: fc.constant('insert' as const),
    at: fc.nat(),
    bytes: fc.uint8Array({ minLength: 1, maxLength: 40 }),
  }),
  fc.record({
    kind: fc.constant('number' as const),
    at: fc.nat(),
    value: fc.oneof(fc.constantFrom(...EXTREMES, 0xffffffff), fc.nat(0xffffffff)),
  }),
)

/** One of `sound`, changed in up to four places, or, now and then, any bytes at all. */
export function lyingBytes(...sound: Uint8Array[]): fc.Arbitrary<Uint8Array> {
  const changed = fc
    .tuple(fc.constantFrom(...sound), fc.array(change, { minLength: 1, maxLength: 4 }))
    .map(([bytes, changes]) => changes.reduce(applied, bytes))
  return fc.oneof({ weight: 9, arbitrary: changed }, fc.uint8Array({ maxLength: 300 }))
}

function applied(bytes: Uint8Array, how: Change): Uint8Array {
  if (bytes.length === 0) return bytes
  const at = how.at % bytes.length
  const copy = Buffer.from(bytes)
  switch (how.kind) {
    case 'flip':
      copy[at]! ^= 1 << how.bit
      return copy
    case 'cut':
      return copy.subarray(0, at)
    case 'drop':
      return Buffer.concat([copy.subarray(0, at), copy.subarray(at + how.count)])
    case 'insert':
      return Buffer.concat([copy.subarray(0, at), how.bytes, copy.subarray(at)])
    case 'number':
      if (at + 4 <= copy.length) copy.writeUInt32LE(how.value, at)
      return copy
  }
}

type Change = typeof change extends fc.Arbitrary<infer One> ? One : never

/** Words and marks that our grammars look for, joined in any order, with what nobody writes in between. */
export function lyingText(words: readonly string[]): fc.Arbitrary<string> {
  const odd = fc.constantFrom(
    ...['', ' ', '  ', '\n', '\t', '\0', '\u001b[', '\u202e', '\ufeff', '\ud800', '\udc00', '…'],
    ...['👩‍👩‍👧', '½', '²', 'ﬁ', 'ß', 'İ', '٣', '€', '$', '-', '.', ',', ':', '/', "'", '"', '(', ')'],
    ...[
      '[',
      ']',
      '*',
      '_',
      '#',
      '<',
      '>',
      '|',
      '%',
      '°',
      '+',
      '=',
      '&',
      '\\',
      '^',
      '{',
      '}',
      '?',
      '!',
    ],
  )
  const piece = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...words) },
    { weight: 3, arbitrary: odd },
    { weight: 1, arbitrary: fc.double().map(String) },
    { weight: 1, arbitrary: fc.nat().map(String) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  )
  return fc
    .tuple(fc.array(piece, { maxLength: 40 }), fc.constantFrom('', ' '), fc.nat(3))
    .map(([pieces, between, times]) => pieces.join(between).repeat(times + 1))
}
