/** Longest name kept, bytes of UTF-8: file systems stop at 255. */
const longest = 200

/** Names that Windows keeps for devices, whatever their extension. */
const devices = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i

/**
 * A file's name as it may be shown and written anywhere: the last part of a path, without control characters, without marks
 * that turn the reading direction (they hide the true extension: `invoice<U+202E>fdp.exe`), without what file systems refuse.
 * Never empty; a long name keeps its extension.
 */
export function cleanFileName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const plain = last
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\u2028\u2029]/gu, '')
    .replaceAll(/[:*?"<>|]/g, '_')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[. ]+/, '')
    .replace(/[. ]+$/, '')
    .replace(devices, '_$1')
  return shortened(plain) || 'file'
}

const size = (text: string) => new TextEncoder().encode(text).length

function shortened(name: string): string {
  if (size(name) <= longest) return name
  const [extension = ''] = /\.[^. ]{1,16}$/u.exec(name) ?? []
  let rest = Array.from(name.slice(0, name.length - extension.length))
  rest = rest.slice(0, longest)
  while (size(rest.join('') + extension) > longest) rest.pop()
  return rest.join('').trimEnd() + extension
}
