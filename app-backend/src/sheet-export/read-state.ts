import { AppError } from '../platform/errors/app-error.ts'
import { errorSentence, type Lang } from '../platform/errors/error-sentence.ts'
import { errorTable, type ErrorCode } from '../platform/errors/error-table.ts'
import { figuresType, passCounts, type ExportState, type SheetView } from './contract.ts'
import { exportWords } from './export-words.ts'
import type { SheetDeps } from './export-deps.ts'
import { actorOf, type Viewer } from '../portal/index.ts'
import { readFields } from './reading/read-fields.ts'
import { readTypes } from './reading/read-types.ts'
import type { ExportField } from './rules/export-field.ts'
import type { ExportedSheet, SheetBook } from './store.ts'

type Deps = Pick<SheetDeps, 'portal' | 'store'>

/** What is exported where, and what is new in the portal: two REST requests. */
export async function readState(deps: Deps, viewer: Viewer, lang: Lang): Promise<ExportState> {
  const [book, sheets] = await Promise.all([deps.store.book(viewer.portalId), deps.store.sheets(viewer.portalId)])
  const types = sheets.flatMap(({ entityTypeId }) => (entityTypeId === figuresType ? [] : [entityTypeId]))
  const [processes, fields] = await Promise.all([
    readTypes(deps.portal, viewer),
    types.length > 0 ? readFields(deps.portal, actorOf(viewer), types, lang) : new Map<number, ExportField[]>(),
  ])
  const named = Object.entries(exportWords[lang].types).map(([id, title]) => ({ id: Number(id), title }))
  return {
    book: book && bookView(book, lang),
    sheets: sheets.map((sheet) => sheetViewOf(sheet, fields.get(sheet.entityTypeId) ?? [], lang)),
    types: [...named.toReversed(), ...processes],
  }
}

const bookView = ({ title, spreadsheetId, email, fault }: SheetBook, lang: Lang): ExportState['book'] => ({
  title,
  url: `https://docs.google.com/spreadsheets/d/${spreadsheetId}/edit`,
  email,
  fault: faultView(fault, lang),
})

function sheetViewOf(sheet: ExportedSheet, all: readonly ExportField[], lang: Lang): SheetView {
  const { entityTypeId, title, fields, days, fault, lastPass, writtenAt, comparedAt } = sheet
  const names = new Set(all.map(({ name }) => name))
  return {
    entityTypeId,
    title,
    fields: fields.length,
    newFields: all
      .filter(({ name }) => !fields.includes(name))
      .map(({ name, title: words }) => ({ name, title: words })),
    goneFields: all.length === 0 ? [] : fields.filter((name) => !names.has(name)),
    days,
    fault: faultView(fault, lang),
    lastPass: lastPass === null ? null : passCounts.parse(lastPass),
    writtenAt: writtenAt?.toISOString() ?? null,
    comparedAt: comparedAt?.toISOString() ?? null,
  }
}

function faultView(code: string | null, lang: Lang): SheetView['fault'] {
  if (code === null) return null
  const known = Object.hasOwn(errorTable, code) ? (code as ErrorCode) : 'internal'
  const { message, action } = errorSentence(new AppError(known), lang, '')
  return { code: known, title: message, text: action }
}
