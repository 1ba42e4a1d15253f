import type { EventLogRecord } from '../../store/records.ts'
import type { CallThree, MethodThree } from '../../wire/v3/call-three.ts'
import type { Dto } from '../../wire/v3/dto.ts'
import { fieldGet, fieldList } from '../../wire/v3/field-methods.ts'
import { idOf } from '../../wire/v3/id-param.ts'
import { aggregateThree, itemThree, listThree, tailThree } from '../../wire/v3/rows-three.ts'
import type { Source } from '../../wire/v3/rows-three.ts'
import { v3Refusal } from '../../wire/v3/v3-error.ts'

const dto: Dto<EventLogRecord> = {
  name: 'EventLogDto',
  fields: {
    id: { type: 'int', read: (one) => one.id, filterable: true, sortable: true },
    timestampX: { type: 'DateTime', read: (one) => one.at, filterable: true, sortable: true },
    severity: { type: 'string', read: (one) => one.severity },
    auditTypeId: { type: 'string', read: (one) => one.auditTypeId, filterable: true, sortable: true },
    moduleId: { type: 'string', read: (one) => one.moduleId },
    itemId: { type: 'string', read: (one) => one.itemId },
    remoteAddr: { type: 'string', read: (one) => one.remoteAddr },
    userAgent: { type: 'string', read: (one) => one.userAgent },
    requestUri: { type: 'string', read: (one) => one.requestUri },
    siteId: { type: 'string', read: () => 's1' },
    userId: { type: 'int', read: (one) => one.userId, filterable: true, sortable: true },
    guestId: { type: 'int', read: () => 0, filterable: true, sortable: true },
    description: { type: 'string', read: (one) => one.description },
  },
}

const source = ({ state }: CallThree): Source<EventLogRecord> => ({
  dto,
  rows: state.eventLog.values(),
  standard: Object.keys(dto.fields),
})

function method(verb: string, handler: MethodThree['handler']): MethodThree {
  const page = `api-reference/event-log/main-eventlog-${verb.replace('.', '-')}`
  return { name: `main.eventlog.${verb}`, scope: 'main', status: 'supported', page, admin: true, handler }
}

/** The portal's log of what people and applications did. For administrators. */
export const eventLogThree: readonly MethodThree[] = [
  method('list', (call) => listThree(source(call), call.params)),
  method('tail', (call) => tailThree(source(call), call.params)),
  method('get', get),
  method('field.list', (call) => fieldList(dto, call.params)),
  method('field.get', (call) => fieldGet(dto, call.params)),
  {
    ...method('aggregate', (call) => aggregateThree(source(call), call.params)),
    status: 'partial',
    missing: 'a page of the vendor: the shape is what the vendor’s client reads',
    page: 'api-reference/rest-v3',
  },
]

function get(call: CallThree): unknown {
  const id = idOf(call.params)
  const row = call.state.eventLog.get(id)
  if (!row) throw v3Refusal.notFound(id)
  return itemThree(source(call), row, call.params.select)
}
