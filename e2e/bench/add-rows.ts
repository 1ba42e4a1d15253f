import type { PortalClient } from './webhook-client.ts'

/** Commands of a batch and rows of an import. Bitrix24 docs: how-to-call-rest-api/batch, crm/universal/import. */
const A_BATCH = 50
const AN_IMPORT = 20

const fieldsOf = (row: number): Record<string, string> => ({
  title: `Отключается вводной автомат № ${row}`,
  comments: 'Просят выезд инженера в будний день.',
  originatorId: 'bench',
  originId: `B-${row}`,
})

/** Adds leads by batches of fifty crm.item.add; every one must have got a number. */
export async function addByBatch(call: PortalClient, rows: number): Promise<void> {
  for (let from = 0; from < rows; from += A_BATCH) {
    const count = Math.min(A_BATCH, rows - from)
    const cmd = Array.from({ length: count }, (_, at) => {
      const query = new URLSearchParams({ entityTypeId: '1' })
      for (const [name, value] of Object.entries(fieldsOf(from + at))) query.set(`fields[${name}]`, value)
      query.set('fields[contactIds][0]', '1')
      return `crm.item.add?${query.toString()}`
    })
    const { result } = await call<{ result: { item: { id: number } }[] }>('batch', { halt: 1, cmd })
    if (result.length !== count || result.some((one) => !(one.item.id > 0))) throw new Error('a batch lost rows')
  }
}

/** Adds leads by crm.item.batchImport, twenty a call. */
export async function addByImport(call: PortalClient, rows: number): Promise<void> {
  for (let from = 0; from < rows; from += AN_IMPORT) {
    const count = Math.min(AN_IMPORT, rows - from)
    const data = Array.from({ length: count }, (_, at) => ({ ...fieldsOf(from + at), contactIds: [1] }))
    const { items } = await call<{ items: { item?: { id: number } }[] }>('crm.item.batchImport', {
      entityTypeId: 1,
      data,
    })
    if (items.length !== count || items.some((one) => !one.item)) throw new Error('an import lost rows')
  }
}
