import type { Lang } from '../platform/errors/error-sentence.ts'
import type { Cell, NewTable } from '../platform/tables/write-table.ts'
import type { Viewer } from '../portal/index.ts'
import type { ConflictDeps } from './conflict-deps.ts'
import type { PhoneConflictView } from './contract.ts'
import { conflictsOf, mostShown, withRecords } from './read-conflicts.ts'
import type { ConflictKind, PhoneConflict } from './rules/phone-conflict.ts'

/** Records of one request: 50 a command, and 50 commands. */
const atOnce = 2_000

const words = {
  ru: {
    sheet: 'Общие номера',
    columns: ['Очередь', 'Номер', 'Что не так', 'Запись', 'Название', 'Ответственный', 'Ссылка', 'Предложение'],
    keep: 'номер остаётся',
    leave: 'передать ответственному или убрать номер',
    hidden: 'вам не видно',
    types: { 1: 'Лид', 3: 'Контакт', 4: 'Компания' } as Record<number, string>,
    kinds: {
      companies: 'Компании разных ответственных',
      strangers: 'Компания и чужой контакт',
      contacts: 'Контакты разных ответственных',
      'own-contact': 'Компания и её контакт',
      'client-and-lead': 'Клиент и открытый лид',
      leads: 'Открытые лиды',
    } satisfies Record<ConflictKind, string>,
  },
  en: {
    sheet: 'Shared numbers',
    columns: ['Order', 'Number', 'What is wrong', 'Record', 'Title', 'Responsible', 'Link', 'Proposal'],
    keep: 'keeps the number',
    leave: 'hand over to the responsible, or take the number out',
    hidden: 'not visible to you',
    types: { 1: 'Lead', 3: 'Contact', 4: 'Company' } as Record<number, string>,
    kinds: {
      companies: 'Companies of different people',
      strangers: 'A company and somebody else’s contact',
      contacts: 'Contacts of different people',
      'own-contact': 'A company and a contact of its own',
      'client-and-lead': 'A client and an open lead',
      leads: 'Open leads',
    } satisfies Record<ConflictKind, string>,
  },
}

/** All conflicts that the viewer answers for, a row a record, in the order of mending; one request for 2 000 records. */
export async function conflictTable(deps: ConflictDeps, viewer: Viewer, lang: Lang): Promise<NewTable> {
  const said = words[lang]
  const { origin } = await deps.tenantOf(viewer.portalId)
  const { conflicts, organisation } = await conflictsOf(deps, viewer)
  const views: PhoneConflictView[] = []
  for (const part of partsOf(conflicts)) views.push(...(await withRecords(deps, viewer, organisation, part)))
  return {
    columns: said.columns,
    rows: views.flatMap((view, at) => rowsOf(view, at + 1, { said, origin })),
    zone: 'UTC',
    yesNo: lang === 'ru' ? ['да', 'нет'] : ['yes', 'no'],
    sheet: said.sheet,
  }
}

/** Conflicts whose records one request has room for. */
function partsOf(conflicts: readonly PhoneConflict[]): PhoneConflict[][] {
  const parts: PhoneConflict[][] = [[]]
  let records = 0
  for (const one of conflicts) {
    const more = Math.min(one.owners.length, mostShown)
    if (records + more > atOnce) parts.push([])
    records = records + more > atOnce ? more : records + more
    parts.at(-1)?.push(one)
  }
  return parts
}

const rowsOf = (
  { phone, kind, owners }: PhoneConflictView,
  order: number,
  { said, origin }: { said: (typeof words)[Lang]; origin: string },
): Cell[][] =>
  owners.map(({ entityTypeId, id, title, path, responsible }, at) => [
    order,
    phone,
    said.kinds[kind],
    `${said.types[entityTypeId] ?? ''} № ${id}`,
    title ?? said.hidden,
    responsible?.name ?? '',
    path === null ? '' : `${origin}${path}`,
    at === 0 ? said.keep : said.leave,
  ])
