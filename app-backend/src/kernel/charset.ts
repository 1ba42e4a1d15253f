import { TextDecoder } from 'node:util'

/** The commonest pairs of letters in Russian text: they tell windows-1251 from KOI8-R from CP866. */
const pairs = new Set(
  'ст но то на ен ов ни ра во ко ро ос по пр ре ал ли ер ор от ва ес не ом ка ат ан го ет ел те ин об ол ло да за ле де ем ьн ти ит та ла ск ся об ри ив ве ть ны ый ая ой ия ие ам ми ши ши вл ма мо ну ги ге га ки ку лу му ру до ди др бы бо бл ба за зн из ис их их че чт ча ши же жи ше эт ую юд я '
    .split(' ')
    .filter((pair) => pair.length === 2),
)

const utf8 = new TextDecoder('utf-8')
const candidates = ['windows-1251', 'koi8-r', 'ibm866'].map((label) => ({ label, decoder: new TextDecoder(label) }))

/** Bytes judged at most: enough to tell, cheap for any size. */
const sampleBytes = 8_192

function score(text: string): number {
  let points = 0
  for (let at = 0; at < text.length; at += 1) points += fit(text.charAt(at - 1), text.charAt(at))
  return points
}

/** How well a character follows the one before it: a capital after a small letter is what a wrong reading looks like. */
function fit(before: string, letter: string): number {
  if (/[\u00a0-\u00bf\u2500-\u259f]/.test(letter)) return -2
  if (!/[А-яЁё]/.test(letter) || !/[А-яЁё]/.test(before)) return 0
  if (/[А-ЯЁ]/.test(letter) && /[а-яё]/.test(before)) return -2
  return pairs.has((before + letter).toLowerCase()) ? 4 : 1
}

/** Also true for UTF-8 with a few broken bytes in it: a cut letter stays readable. */
export function isUtf8(bytes: Uint8Array): boolean {
  const text = utf8.decode(bytes)
  const broken = text.match(/\ufffd/g)?.length ?? 0
  return broken === 0 || (text.match(/[^\0-\x7f\ufffd]/g)?.length ?? 0) > broken * 4
}

/**
 * Which charset are these bytes in, when the letter does not say or says something impossible?
 * UTF-8 where it fits, else the Cyrillic charset whose reading looks most like Russian, else windows-1252.
 * @returns a label that TextDecoder knows
 */
export function guessCharset(bytes: Uint8Array): string {
  if (isUtf8(bytes)) return 'utf-8'
  const sample = bytes.subarray(0, sampleBytes)
  const scored = candidates.map(({ label, decoder }) => ({ label, points: score(decoder.decode(sample)) }))
  const best = scored.reduce((one, other) => (other.points > one.points ? other : one))
  return best.points > 0 ? best.label : 'windows-1252'
}

/** Charsets that senders name without meaning them: the bytes decide. */
const careless = /^(us-?ascii|ascii|utf-?8|unknown.*|default.*|[78]bit)$/i

/** A decoder for what the letter declares; null when it declares nothing that binds, or a name that nobody knows. */
export function declaredDecoder(charset: string | null): TextDecoder | null {
  const label = charset?.trim() ?? ''
  if (label === '' || careless.test(label)) return null
  try {
    return new TextDecoder(label.replace(/^(?:cp|win(?:dows)?)[-_]?(?=125\d$)/i, 'windows-'))
  } catch {
    return null
  }
}

/** @param charset what the letter declares, null when it does not say */
export function decodeBytes(bytes: Uint8Array, charset: string | null): string {
  return (declaredDecoder(charset) ?? new TextDecoder(guessCharset(bytes))).decode(bytes)
}
