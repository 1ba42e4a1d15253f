import { declaredDecoder, guessCharset } from '../../kernel/charset.ts'

const strictUtf8 = new TextDecoder('utf-8', { fatal: true })
const cyrillic = /^(windows-1251|koi8-[ru]|ibm866|iso-8859-5)$/
const western = /^(windows-1252|iso-8859-1|iso-8859-15)$/

/** Bytes of a text that is kept one byte a character. */
const bytesOf = (binary: string): Uint8Array => Buffer.from(binary, 'latin1')

const isAscii = (binary: string): boolean => !/[^\0-\x7f]/.test(binary)

/** Quoted-printable as old phones write it: soft breaks within are gone already, what is no code stays as it is. RFC 2045 6.7 */
export const fromQuotedPrintable = (binary: string): string =>
  binary
    .replace(/=[ \t]*$/, '')
    .replaceAll(/=([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

/** The charset of the texts of a file that do not name theirs: judged together, since one word is too little to tell by. */
export const commonCharset = (binaries: readonly string[]): string =>
  guessCharset(bytesOf(binaries.filter((one) => !isAscii(one)).join('\n')))

/**
 * A value as text. Bytes that are UTF-8 are read as that whatever the card says; a charset that is named wins over the common one,
 * unless it is a Western one and the bytes read as Russian.
 */
export function decodeText(binary: string, declared: string | null, common: string): string {
  if (isAscii(binary)) return binary
  const bytes = bytesOf(binary)
  try {
    return strictUtf8.decode(bytes)
  } catch {
    const decoder = declaredDecoder(declared)
    const foreign = decoder && western.test(decoder.encoding) && cyrillic.test(common)
    return (decoder && !foreign ? decoder : new TextDecoder(common)).decode(bytes)
  }
}
