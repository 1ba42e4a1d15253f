/** What matters of a card, to be compared: name parts, shown name, company, numbers and addresses in order. */
export interface CardFacts {
  name: string[]
  shown: string
  company: string
  phones: string[]
  emails: string[]
}

const blanks = (text: string) => text.replaceAll(/\s+/g, ' ').trim()
const plain = (text: string) => blanks(text.replaceAll(/\\(.)/g, (_, mark: string) => (/n/i.test(mark) ? '\n' : mark)))

function parts(text: string, at: string): string[] {
  const found = ['']
  for (let index = 0; index < text.length; index += 1) {
    const letter = text[index] ?? ''
    if (letter === at) found.push('')
    else found[found.length - 1] += letter === '\\' ? letter + (text[(index += 1)] ?? '') : letter
  }
  return found
}

/**
 * Facts of cards in the spelling that calcard itself writes: one charset, one way to fold, no quoted-printable. A reader of its own,
 * so that it shares no mistake with the product's.
 */
export function calcardFacts(text: string): CardFacts[] {
  const cards: CardFacts[] = []
  for (const line of text.replaceAll(/\r?\n[ \t]/g, '').split(/\r?\n/)) {
    if (/^BEGIN:VCARD/i.test(line)) cards.push({ name: [], shown: '', company: '', phones: [], emails: [] })
    const card = cards.at(-1)
    const [, key = '', value] = /^((?:[^":]|"[^"]*")*):(.*)$/s.exec(line) ?? []
    if (card && value !== undefined) take(card, (key.split(';')[0]?.split('.').at(-1) ?? '').toUpperCase(), value)
  }
  return cards.map((card) => ({
    ...card,
    name: [0, 1, 2].map((at) => card.name[at] ?? ''),
    shown: card.shown || card.name.slice(0, 3).filter(Boolean).join(' '),
    phones: [...new Set(card.phones)].toSorted(),
    emails: [...new Set(card.emails)].toSorted(),
  }))
}

function take(card: CardFacts, key: string, value: string): void {
  if (key === 'N' && card.name.length === 0)
    card.name = parts(value, ';').map((one) => blanks(parts(one, ',').map(plain).join(' ')))
  if (key === 'FN') card.shown ||= plain(value)
  if (key === 'ORG') card.company ||= plain(parts(value, ';')[0] ?? '')
  const text = plain(value)
  if (key === 'TEL' && /\d/.test(text)) card.phones.push(text.replace(/^tel:/i, '').replace(/;\s*ext=/, ';'))
  if (key === 'EMAIL' && text.includes('@')) card.emails.push(text.toLowerCase())
}
