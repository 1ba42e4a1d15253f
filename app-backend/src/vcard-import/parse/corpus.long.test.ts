import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse as readByAnother } from 'vcard4'
import { expect, it } from 'vitest'
import { openTnef } from '../../platform/tnef/open-tnef.ts'
import { calcardFacts, type CardFacts } from './corpus-oracle.ts'
import byHand from './expected-cards.json' with { type: 'json' }
import { parseCards, type ParsedCard } from './parse-cards.ts'

const folder = process.env['PORYADOK_CORPUS'] ?? ''
const calcard = join(folder, 'calcard/resources/vcard')
const tnef = join(folder, 'mimekit/UnitTests/TestData/tnef')

/** A figure for the terminal, and for docs/measurements.md when the long run collects them. */
function figure(name: string, value: number, unit: string) {
  process.stdout.write(`${name}: ${value} ${unit}\n`)
  const file = process.env['PORYADOK_FIGURES']
  if (file) appendFileSync(file, `${JSON.stringify({ name, value, unit })}\n`)
}

const values = (list: readonly { value: string }[]) => [...new Set(list.map(({ value }) => value))].toSorted()

function factsOf(parsed: ParsedCard | undefined): CardFacts | null {
  if (!parsed?.ok) return null
  const { card } = parsed
  return {
    name: [card.lastName, card.firstName, card.secondName],
    shown: card.fullName,
    company: card.company,
    phones: values(card.phones),
    emails: values(card.emails),
  }
}

/** Nobody's data stands in the repository: what was written down by hand is kept as hashes. */
const hash = (value: unknown) =>
  createHash('sha256')
    .update(`cards:${JSON.stringify(value)}`)
    .digest('hex')
    .slice(0, 16)
const hashed = (facts: CardFacts | null) =>
  facts && Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, hash(value)]))

const empty = ({ name, shown, company, phones, emails }: CardFacts) =>
  [...name, shown, company, ...phones, ...emails].every((one) => one === '')

it('reads at least 99 % of the cards as calcard does, and as was written down by hand before', () => {
  const files = readdirSync(calcard).filter((name) => name.endsWith('.vcf'))
  let right = 0
  const wrong: string[] = []
  const count = (name: string, fits: boolean) => (fits ? (right += 1) : wrong.push(name))
  for (const name of files) {
    const read = parseCards(readFileSync(join(calcard, name)))
    const wanted = calcardFacts(readFileSync(join(calcard, `${name}.out`), 'utf8'))
    for (const [at, facts] of wanted.entries()) {
      const found = factsOf(read[at])
      count(`${name}#${at}`, found ? hash(found) === hash(facts) : empty(facts))
    }
    count(`${name} has as many cards`, read.length === wanted.length)
  }
  figure('cards of calcard with their number', right + wrong.length, 'checks')
  for (const [name, cards] of Object.entries(byHand)) {
    const read = parseCards(readFileSync(join(folder, name)))
    for (const [at, wanted] of cards.entries())
      count(`${name}#${at}`, JSON.stringify(hashed(factsOf(read[at]))) === JSON.stringify(wanted))
    count(`${name} has as many cards`, read.length === cards.length)
  }
  figure('cards read right', Math.round((right / (right + wrong.length)) * 10_000) / 100, '%')
  process.stdout.write(wrong.map((one) => `wrong: ${one}\n`).join(''))
  expect(right / (right + wrong.length)).toBeGreaterThanOrEqual(0.99)
})

it('leaves no letter of a card that is not one', () => {
  const sets = ['calcard', 'ez-vcard', 'node-vcf', 'sabre-vobject']
  const files = sets.flatMap((set) =>
    readdirSync(join(folder, set), { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile() && one.name.endsWith('.vcf'))
      .map((one) => join(one.parentPath, one.name)),
  )
  const cards = files.flatMap((file) => parseCards(readFileSync(file))).flatMap((one) => (one.ok ? [one.card] : []))
  const broken = cards.filter((card) => /\ufffd|[ÃÐÑ][\u0080-\u00bf]/.test(JSON.stringify({ ...card, photo: null })))
  figure('cards read', cards.length, 'cards')
  figure('cards with a wrong letter', broken.length, 'cards')
  expect(broken.map(({ fullName }) => fullName)).toEqual([])
})

it('names people in cards of version 4.0 as another reader does, where that one reads them', () => {
  const texts = readdirSync(calcard)
    .filter((name) => name.endsWith('.vcf'))
    .map((name) => readFileSync(join(calcard, name), 'utf8').replaceAll(/\r?\n/g, '\r\n'))
    .filter((text) => /^VERSION:4\.0/m.test(text))
  const readable = texts.flatMap((text) => {
    try {
      const { parsedVcard } = readByAnother(`${text.trimEnd()}\r\n`) as unknown as {
        parsedVcard: { property: string; value: unknown }[]
      }
      const shown = parsedVcard.find(({ property }) => property === 'FN')?.value
      return [{ text, shown: String(shown) }]
    } catch {
      return []
    }
  })
  figure('files of version 4.0', texts.length, 'files')
  figure('of them vcard4 reads', readable.length, 'files')
  for (const { text, shown } of readable)
    expect(factsOf(parseCards(Buffer.from(text))[0])?.shown).toBe(shown.replaceAll(/\s+/g, ' ').trim())
})

it('takes the files out of every winmail.dat', () => {
  let wanted = 0
  let found = 0
  for (const name of readdirSync(tnef).filter((one) => one.endsWith('.tnef'))) {
    const files = openTnef(readFileSync(join(tnef, name))).files.map((one) => one.name)
    const place = join(tnef, name.replace('.tnef', ''))
    // The body of the message is no file, and doubled names were numbered by hand.
    const names = existsSync(place) ? readdirSync(place).filter((one) => !one.startsWith('message.')) : []
    for (const one of names) {
      wanted += 1
      if (files.includes(one.replace(/(Untitled Attachment)\.\d$/, '$1'))) found += 1
    }
  }
  figure('files in winmail.dat', wanted, 'files')
  figure('of them taken out', found, 'files')
  expect(found).toBe(wanted)
})
