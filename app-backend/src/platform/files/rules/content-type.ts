/** How many bytes of a file tell its type. */
export const headBytes = 4_100

type Mark = readonly [type: string, at: number, ...bytes: number[]]
const text = (word: string) => Array.from(word, (letter) => letter.charCodeAt(0))

/** Bytes that a format begins with. Formats inside a container (ZIP, OLE, RIFF, ISO media) are told apart below. */
const marks: readonly Mark[] = [
  ['application/pdf', 0, ...text('%PDF-')],
  ['image/png', 0, 0x89, ...text('PNG\r\n\x1a\n')],
  ['image/jpeg', 0, 0xff, 0xd8, 0xff],
  ['image/gif', 0, ...text('GIF8')],
  ['image/bmp', 0, ...text('BM')],
  ['image/tiff', 0, ...text('II*\0')],
  ['image/tiff', 0, ...text('MM\0*')],
  ['application/rtf', 0, ...text('{\\rtf')],
  ['application/zip', 0, ...text('PK\x03\x04')],
  ['application/zip', 0, ...text('PK\x05\x06')],
  ['application/x-7z-compressed', 0, ...text('7z\xbc\xaf\x27\x1c')],
  ['application/vnd.rar', 0, ...text('Rar!\x1a\x07')],
  ['application/gzip', 0, 0x1f, 0x8b],
  ['application/x-ole-storage', 0, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
  ['application/x-msdownload', 0, ...text('MZ')],
  ['application/x-elf', 0, ...text('\x7fELF')],
  ['audio/mpeg', 0, ...text('ID3')],
  ['audio/mpeg', 0, 0xff, 0xfb],
  ['audio/ogg', 0, ...text('OggS')],
  ['application/vnd.ms-tnef', 0, 0x78, 0x9f, 0x3e, 0x22],
]

const holds = (head: Uint8Array, [, at, ...bytes]: Mark) => bytes.every((byte, index) => head[at + index] === byte)
const latin = (head: Uint8Array, from: number, to: number) => String.fromCharCode(...head.subarray(from, to))

/**
 * What a file is by its first bytes, not by what its sender says: a media type, `application/octet-stream` when nobody knows.
 * Nothing is unpacked. HTML, SVG and scripts are named as such, so that nobody takes them for plain text.
 * @param head the first {@link headBytes} bytes, or the whole file when it is shorter
 */
export function contentType(head: Uint8Array): string {
  const marked = marks.find((mark) => holds(head, mark))?.[0]
  if (marked === 'application/zip') return zipType(head)
  if (marked === 'image/bmp' && head[6] !== 0) return textType(head)
  if (marked !== undefined) return marked
  const [riff, kind] = [latin(head, 0, 4), latin(head, 8, 12)]
  if (riff === 'RIFF' && kind === 'WEBP') return 'image/webp'
  if (riff === 'RIFF' && kind === 'WAVE') return 'audio/wav'
  if (latin(head, 4, 8) === 'ftyp') return mediaType(kind)
  return textType(head)
}

/** Office files are ZIP archives: the names of their first parts tell which. */
function zipType(head: Uint8Array): string {
  const names = latin(head, 0, headBytes)
  if (names.includes('application/vnd.oasis.opendocument.spreadsheet'))
    return 'application/vnd.oasis.opendocument.spreadsheet'
  if (names.includes('application/vnd.oasis.opendocument.text')) return 'application/vnd.oasis.opendocument.text'
  const office = 'application/vnd.openxmlformats-officedocument'
  if (names.includes('word/')) return `${office}.wordprocessingml.document`
  if (names.includes('xl/')) return `${office}.spreadsheetml.sheet`
  if (names.includes('ppt/')) return `${office}.presentationml.presentation`
  return 'application/zip'
}

function mediaType(brand: string): string {
  if (/^(heic|heix|mif1)/.test(brand)) return 'image/heic'
  if (brand.startsWith('avif')) return 'image/avif'
  if (brand.startsWith('M4A')) return 'audio/mp4'
  return brand.startsWith('qt') ? 'video/quicktime' : 'video/mp4'
}

function textType(head: Uint8Array): string {
  const wide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
  // Tab, line feed, form feed, carriage return and escape stand in texts; other control characters do not.
  if (!wide && head.some((byte) => byte < 9 || byte === 11 || (byte > 13 && byte < 32 && byte !== 27)))
    return 'application/octet-stream'
  const start = latin(head, 0, headBytes)
    .replaceAll('\0', '')
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
  const words = start.replaceAll(/<!--[\s\S]*?(?:-->|$)|<\?[\s\S]*?(?:\?>|$)/g, '').trimStart()
  if (/^<!doctype\s+svg|^<svg[\s>]|^<\w+:svg[\s>]/i.test(words)) return 'image/svg+xml'
  if (
    /^<!doctype\s+html|<(?:html|head|body|script|iframe|object|embed|img|style|meta|link|form|base)[\s>/]/i.test(words)
  )
    return 'text/html'
  if (/^\s*<\?xml/i.test(start)) return 'application/xml'
  if (/^BEGIN:VCARD/i.test(words)) return 'text/vcard'
  if (/^BEGIN:VCALENDAR/i.test(words)) return 'text/calendar'
  return 'text/plain'
}
