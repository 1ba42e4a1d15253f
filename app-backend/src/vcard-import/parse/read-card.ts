import { reason, type Reason } from '../../kernel/reason.ts'
import type { Card } from '../rules/card.ts'
import { decodeText } from './decode-text.ts'
import type { Property } from './property.ts'
import { readAddress } from './read-address.ts'
import { readBirthday } from './read-birthday.ts'
import { distinct, isChat, readChat, readEmail, readPage, readPhone, type TextLine } from './read-channels.ts'
import { readPhoto } from './read-photo.ts'
import { components, manyLines, oneLine, texts, unescape } from './split-value.ts'

/** Longest text of one field, characters: notes carry whole licences. */
const longestNote = 20_000
const longestField = 255
/** Numbers, addresses and pages of one kind; the rest of a card that has more is cut. */
const mostChannels = 50

type Lines = ReadonlyMap<string, TextLine[]>

/** A card out of its lines. `common` is the charset of texts that do not name theirs. */
export function readCard(properties: readonly Property[], common: string): Card {
  const lines = textLines(properties, common)
  const first = (name: string) => lines.get(name)?.[0]?.text ?? ''
  const field = (name: string) => oneLine(unescape(first(name))).slice(0, longestField)
  const [company = '', ...departments] = texts(first('ORG')).map((one) => one.slice(0, longestField))
  const photo =
    properties
      .filter(({ name }) => name === 'PHOTO')
      .map(readPhoto)
      .find((one) => one !== null) ?? null
  const names = namesOf(lines)
  const { channels, warnings } = channelsOf(lines)
  return {
    uid: field('UID'),
    kind: kindOf(lines, names.lastName + names.firstName),
    ...names,
    company,
    department: departments.filter(Boolean).join(', ').slice(0, longestField),
    post: field('TITLE'),
    role: field('ROLE'),
    ...channels,
    addresses: (lines.get('ADR') ?? []).slice(0, mostChannels).flatMap(({ text }) => readAddress(text) ?? []),
    note: (lines.get('NOTE') ?? [])
      .map(({ text }) => manyLines(unescape(text)))
      .join('\n')
      .slice(0, longestNote),
    birthday: readBirthday(first('BDAY')),
    photo,
    warnings,
  }
}

function textLines(properties: readonly Property[], common: string): Lines {
  const lines = new Map<string, TextLine[]>()
  for (const { name, types, charset, value } of properties) {
    if (name === 'PHOTO' || name === 'LOGO' || name === 'SOUND' || name === 'KEY') continue
    const line = { name, types, text: decodeText(value, charset, common) }
    const same = lines.get(name)
    if (same) same.push(line)
    else lines.set(name, [line])
  }
  return lines
}

function namesOf(lines: Lines): Pick<Card, 'lastName' | 'firstName' | 'secondName' | 'fullName'> {
  const [lastName = '', firstName = '', secondName = ''] = components(lines.get('N')?.[0]?.text ?? '').map((part) =>
    part.slice(0, longestField),
  )
  const shown = oneLine(unescape(lines.get('FN')?.[0]?.text ?? '')).slice(0, longestField)
  const fullName = shown || [lastName, firstName, secondName].filter(Boolean).join(' ')
  return { lastName, firstName, secondName, fullName }
}

/** RFC 6350 6.1.4; Apple's address book says the same in a line of its own. */
function kindOf(lines: Lines, name: string): Card['kind'] {
  const kind = (lines.get('KIND') ?? lines.get('X-ADDRESSBOOKSERVER-KIND'))?.[0]?.text.trim().toLowerCase()
  if (kind === 'group') return 'group'
  const shownAs = lines.get('X-ABSHOWAS')?.[0]?.text.trim().toLowerCase()
  return name === '' && (kind === 'org' || shownAs === 'company') ? 'company' : 'person'
}

function channelsOf(lines: Lines) {
  const warnings: Reason[] = []
  const all = <Kind extends string>(
    names: readonly string[],
    read: (line: TextLine) => { value: string; kind: Kind } | null,
  ) => {
    const given = names.flatMap((name) => lines.get(name) ?? [])
    for (const { name, text } of given.slice(mostChannels))
      warnings.push(reason('cards.line-cut', { name, value: oneLine(text).slice(0, 80) }))
    return distinct(
      given.slice(0, mostChannels).map((line) => {
        const found = read(line)
        if (!found && line.text.trim() !== '')
          warnings.push(reason('cards.line-unread', { name: line.name, value: oneLine(line.text).slice(0, 80) }))
        return found
      }),
    )
  }
  const channels = {
    phones: all(['TEL'], readPhone),
    emails: all(['EMAIL'], readEmail),
    pages: all(['URL'], readPage),
    chats: all([...lines.keys()].filter(isChat), readChat),
  }
  return { channels, warnings: warnings.slice(0, 20) }
}
