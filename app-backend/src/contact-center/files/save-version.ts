import { z } from 'zod'
import { AppError } from '../../platform/errors/app-error.ts'
import type { Center } from '../center.ts'
import { findDeals } from '../crm/find-deals.ts'
import { recordName } from '../crm/record-types.ts'
import { noted } from '../crm/write-record.ts'
import { operation } from '../operations/operation.ts'
import { recordId } from '../operations/inputs.ts'
import { nextVersion } from '../rules/next-version.ts'
import { keepVersion, versionsOf } from './file-store.ts'
import { tellCard } from './tell-card.ts'

const sent = z.object({
  fileId: z.string(),
  name: z.string(),
  sha256: z.string(),
  sizeBytes: z.number(),
  operator: z.string(),
  reason: z.string(),
})
export const versionAnswer = z.object({ name: z.string(), version: z.int(), replaces: z.int().nullable() })

/** A file of an appeal whose bytes are here already: it becomes the next version under its name. */
export const saveVersion = operation({
  id: 'deals.file',
  method: 'POST',
  path: '',
  scope: 'write',
  title: 'Файл обращения',
  writes: true,
  params: z.object({ id: recordId }),
  body: sent,
  answer: versionAnswer,
  subjects: ({ params }) => [recordName('deal', params.id)],
  run: (center, { params: { id }, body }) => save(center, id, body),
})

async function save(center: Center, dealId: number, file: z.infer<typeof sent>) {
  const { prisma } = center.deps.db
  const portalId = center.tenant.id
  const { name, sha256, fileId } = file
  const dropped = () => center.deps.files.drop(portalId, [fileId])
  const { deals } = await findDeals(center, { id: dealId })
  if (deals.length === 0) {
    await dropped()
    throw new AppError('center.not-found', { params: { record: recordName('deal', dealId) } })
  }
  const next = nextVersion(await versionsOf(prisma, portalId, dealId, name), sha256)
  if (next.kind === 'same' || center.sandbox) {
    await dropped()
    return { name, version: next.version, replaces: next.kind === 'new' ? next.replaces : null }
  }
  const { version, replaces } = next
  const row = { dealId, name, version, fileId, sentBy: file.operator, reason: file.reason }
  await tellCard(center, row, replaces)
  await keepVersion(prisma, {
    ...row,
    portalId,
    client: center.client,
    sha256,
    sizeBytes: BigInt(file.sizeBytes),
    at: center.deps.clock.now(),
  })
  const before = replaces === null ? {} : { [name]: `v${replaces}` }
  noted(center, 'deal', dealId, before, { [name]: `v${version}`, reason: file.reason })
  return { name, version, replaces }
}
