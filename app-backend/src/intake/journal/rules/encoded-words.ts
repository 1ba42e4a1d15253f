const word = /=\?([\w.:-]{1,40})(?:\*[\w-]*)?\?([bq])\?([^?]*)\?=/gi

/** A header as a person reads it: encoded words (RFC 2047) decoded, what can't be decoded left as it is. */
export const decodeWords = (value: string): string =>
  value.replaceAll(/(\?=)\s+(?==\?)/g, '$1').replaceAll(word, (whole, charset: string, how: string, text: string) => {
    try {
      return new TextDecoder(charset).decode(how.toLowerCase() === 'b' ? fromBase64(text) : fromQuoted(text))
    } catch {
      return whole
    }
  })

const fromBase64 = (text: string) => Uint8Array.from(atob(text), (one) => one.charCodeAt(0))

const fromQuoted = (text: string) =>
  Uint8Array.from(
    text
      .replaceAll('_', ' ')
      .replaceAll(/=([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    (one) => one.charCodeAt(0),
  )
