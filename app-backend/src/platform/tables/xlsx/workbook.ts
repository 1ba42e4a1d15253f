import { AppError } from '../../errors/app-error.ts'
import { meaningOf, type NumberMeaning } from '../rules/number-format.ts'
import type { TableLimits } from '../table.ts'
import { attribute, tokensOf, type XmlToken } from './xml-tokens.ts'
import type { ZipArchive } from './zip-archive.ts'

export interface Sheet {
  name: string
  /** Part of the archive. */
  part: string
  hidden: boolean
}

export interface Workbook {
  sheets: Sheet[]
  from1904: boolean
}

async function eachOpen(archive: ZipArchive, part: string, see: (tag: XmlToken & { kind: 'open' }) => void) {
  for await (const tokens of tokensOf(archive.read(part)))
    for (const token of tokens) if (token.kind === 'open') see(token)
}

const partIn = (folder: string, target: string) =>
  target.startsWith('/') ? target.slice(1) : `${folder}/${target}`.replaceAll(/[^/]+\/\.\.\//g, '')

/** Where the workbook lies, its sheets in their order. Throws `table.unreadable` for an archive that is none. */
export async function readWorkbook(archive: ZipArchive): Promise<Workbook & { part: (type: string) => string | null }> {
  let main = 'xl/workbook.xml'
  if (archive.has('_rels/.rels'))
    await eachOpen(archive, '_rels/.rels', ({ name, attributes }) => {
      if (name === 'Relationship' && attribute(attributes, 'Type')?.endsWith('/officeDocument'))
        main = partIn('', attribute(attributes, 'Target') ?? '').replace(/^\//, '')
    })
  if (!archive.has(main)) throw new AppError('table.unreadable')
  const folder = main.slice(0, Math.max(0, main.lastIndexOf('/')))
  const targets = new Map<string, string>()
  const types = new Map<string, string>()
  await eachOpen(archive, `${folder}/_rels/${main.slice(folder.length + 1)}.rels`, ({ name, attributes }) => {
    if (name !== 'Relationship') return
    const part = partIn(folder, attribute(attributes, 'Target') ?? '')
    targets.set(attribute(attributes, 'Id') ?? '', part)
    types.set(attribute(attributes, 'Type')?.split('/').at(-1) ?? '', part)
  })
  const workbook: Workbook = { sheets: [], from1904: false }
  await eachOpen(archive, main, ({ name, attributes }) => {
    if (name === 'workbookPr') workbook.from1904 = /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '')
    if (name !== 'sheet') return
    const part = targets.get(attribute(attributes, 'id') ?? '') ?? ''
    const hidden = (attribute(attributes, 'state') ?? 'visible') !== 'visible'
    if (archive.has(part)) workbook.sheets.push({ name: attribute(attributes, 'name') ?? '', part, hidden })
  })
  return { ...workbook, part: (type) => types.get(type) ?? null }
}

/** What the numbers of each cell style mean, by the style's index. */
export async function readMeanings(archive: ZipArchive, part: string | null): Promise<NumberMeaning[]> {
  const meanings: NumberMeaning[] = []
  if (part === null || !archive.has(part)) return meanings
  const codes = new Map<number, string>()
  let inCells = false
  for await (const tokens of tokensOf(archive.read(part)))
    for (const token of tokens) {
      if (token.kind === 'close' && token.name === 'cellXfs') inCells = false
      if (token.kind !== 'open') continue
      const { name, attributes } = token
      if (name === 'cellXfs') inCells = true
      if (name === 'numFmt')
        codes.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '')
      if (name !== 'xf' || !inCells) continue
      const id = Number(attribute(attributes, 'numFmtId') ?? 0)
      meanings.push(meaningOf(id, codes.get(id) ?? null))
    }
  return meanings
}

/** The texts that cells share, by their index. Throws `table.too-much-text`. */
export async function readSharedTexts(
  archive: ZipArchive,
  part: string | null,
  limits: TableLimits,
): Promise<string[]> {
  const texts: string[] = []
  if (part === null || !archive.has(part)) return texts
  let [text, inText, phonetic, chars] = ['', false, false, 0]
  for await (const tokens of tokensOf(archive.read(part)))
    for (const token of tokens) {
      if (token.kind === 'text') {
        if (!inText || phonetic) continue
        text += token.text
        chars += token.text.length
        if (chars > limits.sharedChars) throw new AppError('table.too-much-text')
      } else if (token.name === 't') inText = token.kind === 'open' && !token.empty
      else if (token.name === 'rPh') phonetic = token.kind === 'open' && !token.empty
      else if (token.name === 'si' && (token.kind === 'close' || token.empty)) {
        texts.push(text)
        text = ''
      }
    }
  return texts
}
