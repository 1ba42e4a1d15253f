import type { Command } from '../../portal/index.ts'
import type { RecordKind } from '../rules/field-map.ts'
import { entityTypeIds } from './record-types.ts'

/** Records of a page, newest last unless told. The entries of `fm` come with `*` alone. Bitrix24 docs: api-reference/crm/universal/crm-item-list */
export const listItems = (kind: RecordKind, filter: object, order: 'ASC' | 'DESC' = 'ASC'): Command => ({
  method: 'crm.item.list',
  params: { entityTypeId: entityTypeIds[kind], filter, select: ['*'], order: { id: order }, start: 0 },
})
