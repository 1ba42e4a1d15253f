/** One line of a card. `value` is one byte a character, quoted-printable undone; escapes stay. */
export interface Property {
  /** Upper case. */
  name: string
  /** `item1` of `item1.TEL`, lower case; '' without one. */
  group: string
  /** TYPE values, lower case. */
  types: string[]
  encoding: 'quoted-printable' | 'base64' | null
  charset: string | null
  /** VALUE parameter, lower case. */
  valueType: string
  value: string
}

const head = /^(?:([\w-]+)\.)?([\w-]+)(?=[;:])/

/** Where the value begins: the first colon outside of quotes, or the first one of a line whose quotes do not close. */
function colonOf(line: string): number {
  let quoted = false
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] === '"') quoted = !quoted
    else if (line[at] === ':' && !quoted) return at
  }
  return line.indexOf(':')
}

/** `;` outside of quotes parts the parameters. */
function parametersOf(text: string): [string, string][] {
  const found = text.match(/(?:[^;"]|"[^"]*"|")+/g) ?? []
  return found.map((one) => {
    const at = one.indexOf('=')
    return at < 0 ? ['', one.trim()] : [one.slice(0, at).trim().toUpperCase(), one.slice(at + 1).trim()]
  })
}

const encodings: Record<string, Property['encoding']> = {
  'quoted-printable': 'quoted-printable',
  base64: 'base64',
  b: 'base64',
  '8bit': null,
  '7bit': null,
}
const unquoted = (value: string) => value.replaceAll('"', '')

/** Reads a logical line; null for what is none. A parameter without a name is a type or an encoding, as 2.1 writes them. */
export function readProperty(line: string): Property | null {
  const [whole = '', group = '', name = ''] = head.exec(line) ?? []
  const colon = colonOf(line)
  if (whole === '' || colon < whole.length) return null
  const property: Property = {
    name: name.toUpperCase(),
    group: group.toLowerCase(),
    types: [],
    encoding: null,
    charset: null,
    valueType: '',
    value: line.slice(colon + 1),
  }
  for (const [key, given] of parametersOf(line.slice(whole.length, colon))) {
    const value = unquoted(given)
    const encoding = encodings[value.toLowerCase()]
    if ((key === 'ENCODING' || key === '') && encoding !== undefined) property.encoding = encoding
    else if (key === 'CHARSET') property.charset = value
    else if (key === 'VALUE') property.valueType = value.toLowerCase()
    else if (key === 'TYPE' || key === '')
      property.types.push(
        ...value
          .toLowerCase()
          .split(',')
          .map((one) => one.trim())
          .filter(Boolean),
      )
  }
  return property
}

/** Does the line begin a property whose value goes on after a soft line break? */
export const isQuotedPrintable = (line: string): boolean => /^[^:]*quoted-printable[^:]*:/i.test(line)
export const isBase64 = (line: string): boolean => /^[^:]*[;=](?:base64|b)(?:;[^:]*)?:/i.test(line)
