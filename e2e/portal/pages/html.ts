/** Markup that is safe to put into a page. Only `html` and `trusted` make it. */
export class Markup {
  readonly source: string
  constructor(source: string) {
    this.source = source
  }
  toString(): string {
    return this.source
  }
}

type Part = Markup | string | number | null | undefined | false | readonly Part[]

/** Template tag: every value is escaped unless it is markup itself; null, undefined and false print nothing. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  let out = strings[0] ?? ''
  parts.forEach((part, index) => {
    out += print(part) + (strings[index + 1] ?? '')
  })
  return new Markup(out)
}

/** Markup that comes from a file of this portal or from a sanitiser, never from a letter or a form as it is. */
export function trusted(source: string): Markup {
  return new Markup(source)
}

function print(part: Part): string {
  if (part === null || part === undefined || part === false) return ''
  if (part instanceof Markup) return part.source
  if (typeof part === 'object') return part.map(print).join('')
  return escapeText(String(part))
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
}
