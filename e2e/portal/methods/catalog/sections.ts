import type { PlainRecord } from '../../store/plain-record.ts'
import type { PortalState } from '../../store/state.ts'
import type { Call, MethodSpec } from '../../wire/call.ts'
import { actorOf } from '../../wire/call.ts'
import { asInt, asMap } from '../../wire/params.ts'
import { plain } from '../plain-records/plain-field.ts'
import { catalogFault, requiredFields } from './catalog-fault.ts'
import type { CatalogFamily } from './catalog-family.ts'
import { catalogMethods } from './catalog-family.ts'

export const sectionFamily: CatalogFamily = {
  name: 'section',
  plural: 'sections',
  page: 'section/catalog-section',
  verbs: ['getFields', 'add', 'get', 'list', 'update', 'delete'],
  fields: [
    plain('active', 'char', 'Активность', '', 'Y'),
    plain('code', 'string', 'Код'),
    plain('description', 'string', 'Описание'),
    plain('descriptionType', 'string', 'Тип описания', '', 'text'),
    plain('iblockId', 'integer', 'Инфоблок', 'r'),
    plain('iblockSectionId', 'integer', 'Родительский раздел'),
    plain('id', 'integer', 'ID', 'o'),
    plain('name', 'string', 'Название', 'r'),
    plain('sort', 'integer', 'Сортировка', '', 500),
    plain('xmlId', 'string', 'Внешний код'),
  ],
  table: (state) => state.catalogSections,
  sequence: 'catalogSection',
  right: { read: 'admin', write: 'admin' },
  denied: { read: 200_040_300_030, write: 200_040_300_040, delete: 200_040_300_050 },
  absent: () => catalogFault(200_700_300_030, 'Section is not exists'),
  settle: settleSection,
  gone: (call, section) => forgetSection(call.state, section.id),
}

function settleSection({ state }: Call, section: PlainRecord, before: PlainRecord | null): void {
  const { iblockId, iblockSectionId, code } = section.values
  if (!state.catalogs.has(asInt(iblockId))) throw catalogFault(200_700_300_050, 'Iblock is not exists')
  const failed = before ? 200_700_300_010 : 200_700_300_000
  if (iblockSectionId !== null && iblockSectionId !== undefined && iblockSectionId !== 0) {
    const parent = state.catalogSections.get(asInt(iblockSectionId))
    if (!parent || parent.values.iblockId !== iblockId)
      throw catalogFault(failed, 'ID инфоблока раздела не совпадает с ID инфоблока раздела-родителя.')
    if (before && isUnder(state, parent, before.id)) throw catalogFault(failed, 'Раздел не может быть внутри себя.')
  } else section.values.iblockSectionId = null
  const taken = [...state.catalogSections.values()].some(
    (one) => one.id !== before?.id && one.values.iblockId === iblockId && one.values.code === code,
  )
  if (code && taken) throw catalogFault(200_700_300_040, 'Раздел с таким символьным кодом уже существует.')
}

function isUnder(state: PortalState, section: PlainRecord, ancestorId: number): boolean {
  for (
    let one: PlainRecord | undefined = section;
    one;
    one = state.catalogSections.get(asInt(one.values.iblockSectionId))
  )
    if (one.id === ancestorId) return true
  return false
}

/** Sections below go too; products stay and lose the link. */
export function forgetSection(state: PortalState, id: number): void {
  state.catalogSections.delete(id)
  for (const product of state.products.values()) {
    product.sections = product.sections.filter((one) => one !== id)
    if (product.values.iblockSectionId === id) product.values.iblockSectionId = product.sections[0] ?? null
  }
  for (const child of state.catalogSections.values())
    if (child.values.iblockSectionId === id) forgetSection(state, child.id)
}

/** The old family's events come with the new methods too; the new family has none for sections. */
function withOldEvents(specs: readonly MethodSpec[]): MethodSpec[] {
  const verbs: Record<string, string> = { add: 'ADD', update: 'UPDATE', delete: 'DELETE' }
  return specs.map((spec) => {
    const verb = verbs[spec.name.slice('catalog.section.'.length)]
    if (verb === undefined) return spec
    return {
      ...spec,
      async handler(call) {
        const answer = await spec.handler(call)
        const id = asInt(asMap(asMap(answer.result).section).id) || asInt(call.params.id)
        call.state.events.raise(`ONCRMPRODUCTSECTION${verb}`, { FIELDS: { ID: id } }, actorOf(call))
        return answer
      },
    }
  })
}

/** The list wants the catalogue in its filter. */
function listInCatalog(spec: MethodSpec): MethodSpec {
  if (spec.name !== 'catalog.section.list') return spec
  return {
    ...spec,
    handler(call) {
      if (asInt(asMap(call.params.filter).iblockId) === 0 && asMap(call.params.filter)['=iblockId'] === undefined)
        throw requiredFields(['iblockId'])
      return spec.handler(call)
    },
  }
}

/** The tree of sections: any depth, the root has no parent. */
export const sectionMethods: readonly MethodSpec[] = withOldEvents(catalogMethods(sectionFamily).map(listInCatalog))
