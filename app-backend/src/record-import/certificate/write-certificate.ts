import { z } from 'zod'
import { faultError, sameValue, type Person, type Tenant } from '../../portal/index.ts'
import type { Certificate } from './contract.ts'
import type { ImportRun } from '../import-run.ts'
import { readImportFields } from '../reading/import-fields.ts'
import { compareRecord } from '../rules/compare-record.ts'
import { named, sides, type Tallies } from '../rules/tally.ts'
import type { TargetField } from '../rules/target-field.ts'
import { countRows } from '../staging/read-counts.ts'
import { sampleRows, stagedTallies, wrongRows, type SampleRow } from '../staging/seen-store.ts'
import type { WriteDeps } from '../write/write-deps.ts'

export interface CertificateDeps extends WriteDeps {
  peopleOf(tenant: Tenant): Promise<readonly Person[]>
}

const samples = 50
const items = z.object({ items: z.array(z.looseObject({ id: z.coerce.number().int() })) })

/** Puts both sides together and keeps them with the run. */
export async function writeCertificate(
  deps: CertificateDeps,
  run: ImportRun,
  portal: Tallies,
  { category, tenant }: { category: string; tenant: Tenant },
): Promise<void> {
  const { prisma } = deps.db
  const counts = await countRows(prisma, run.id)
  const { found, doubled, missing } = await wrongRows(prisma, run.id)
  const staged = await stagedTallies(prisma, run.id, category)
  // Where the old time is kept in no field, the portal has it only of rows that it took in order of time.
  const months = run.entityTypeId === tenant.entityTypeId ? sides(staged.month, portal.month) : []
  const fields = await readImportFields(deps.portal, run.portalId, run.entityTypeId)
  const compared = await compareSamples(deps, run, await sampleRows(prisma, run.id, samples), titles(fields))
  const byCategory = named(
    sides(staged.category, portal.category),
    fields.find(({ name }) => name === category)?.options ?? [],
  )
  const byOwner = named(sides(staged.owner, portal.owner), await deps.peopleOf(tenant))
  const settled = counts.success + counts.failed + counts.skipped + counts.undone === counts.total
  const certificate: Certificate = {
    madeAt: deps.clock.now().toISOString(),
    counts,
    found,
    doubled: doubled.names,
    missing: missing.names,
    doubledCount: doubled.count,
    missingCount: missing.count,
    byMonth: months,
    byCategory,
    byOwner,
    samples: compared,
    agrees:
      settled &&
      doubled.count + missing.count === 0 &&
      [...months, ...byCategory, ...byOwner].every((one) => one.staged === one.portal) &&
      compared.every(({ differences }) => differences.length === 0),
  }
  await deps.runs.change(run.portalId, run.id, { certificate })
}

const titles = (fields: readonly TargetField[]) => new Map(fields.map(({ name, title }) => [name, title]))

async function compareSamples(
  { portal }: WriteDeps,
  run: ImportRun,
  rows: readonly SampleRow[],
  titleOf: ReadonlyMap<string, string>,
) {
  if (rows.length === 0) return []
  const { entityTypeId, portalId } = run
  const filter = { '@id': rows.map(({ itemId }) => itemId) }
  const params = { entityTypeId, useOriginalUfNames: 'Y', filter, select: ['*', 'UF_*', 'fm'], start: -1 }
  const command = { method: 'crm.item.list', params }
  const { list } = await portal.batch({ kind: 'portal', portalId }, { list: command }, { kind: 'read' })
  if (!list.ok) throw faultError(list.fault, { kind: 'read' })
  const byId = new Map(items.parse(list.result).items.map((item) => [item.id, item]))
  return rows.map(({ number, itemId, record }) => {
    const { fields, differences } = compareRecord(record, byId.get(itemId) ?? {}, sameValue)
    const words = differences.map((one) => ({ ...one, field: titleOf.get(one.field) ?? one.field }))
    return { number, itemId, fields, differences: words }
  })
}
