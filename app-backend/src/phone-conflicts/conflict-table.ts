import type { Lang } from '../platform/errors/error-sentence.ts'
import type { Cell, NewTable } from '../platform/tables/write-table.ts'
import type { Viewer } from '../portal/index.ts'
import type { ConflictDeps } from './conflict-deps.ts'
import { conflictsOf, withRecords } from './read-conflicts.ts'
import type { ConflictKind } from './rules/phone-conflict.ts'

/** Conflicts of one request for their records. */
const atOnce = 50

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

/** All conflicts that the viewer answers for, a row a record, in the order of mending. */
export async function conflictTable(deps: ConflictDeps, viewer: Viewer, lang: Lang): Promise<NewTable> {
  const said = words[lang]
  const { origin } = await deps.tenantOf(viewer.portalId)
  return {
    columns: said.columns,
    rows: rowsOf(deps, viewer, { said, origin }),
    zone: 'UTC',
    yesNo: lang === 'ru' ? ['да', 'нет'] : ['yes', 'no'],
    sheet: said.sheet,
  }
}

async function* rowsOf(
  deps: ConflictDeps,
  viewer: Viewer,
  { said, origin }: { said: (typeof words)[Lang]; origin: string },
): AsyncGenerator<Cell[]> {
  const { conflicts, organisation } = await conflictsOf(deps, viewer)
  let order = 0
  for (let at = 0; at < conflicts.length; at += atOnce) {
    for (const { phone, kind, owners } of await withRecords(
      deps,
      viewer,
      organisation,
      conflicts.slice(at, at + atOnce),
    )) {
      order += 1
      for (const [place, { entityTypeId, id, title, path, responsible }] of owners.entries())
        yield [
          order,
          phone,
          said.kinds[kind],
          `${said.types[entityTypeId] ?? ''} № ${id}`,
          title ?? said.hidden,
          responsible?.name ?? '',
          path === null ? '' : `${origin}${path}`,
          place === 0 ? said.keep : said.leave,
        ]
    }
  }
}
