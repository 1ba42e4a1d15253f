import { z } from 'zod'
import { idParams } from '../operations/inputs.ts'
import { operation } from '../operations/operation.ts'
import { versionsOf } from './file-store.ts'

const version = z.object({
  version: z.int(),
  replaces: z.int().nullable(),
  sizeBytes: z.number(),
  sha256: z.string(),
  client: z.string(),
  operator: z.string(),
  reason: z.string(),
  at: z.string(),
})

/** Files of an appeal with all their versions: which replaced which, when, by whom and why. */
export const listFiles = operation({
  id: 'deals.files',
  method: 'GET',
  path: '/deals/:id/files',
  scope: 'read',
  title: 'Файлы обращения и их версии',
  writes: false,
  params: idParams,
  answer: z.object({ files: z.array(z.object({ name: z.string(), versions: z.array(version) })) }),
  async run(center, { params: { id } }) {
    const rows = await versionsOf(center.deps.db.prisma, center.tenant.id, id)
    const files = [...Map.groupBy(rows, ({ name }) => name)].map(([name, versions]) => ({
      name,
      versions: versions.map((one) => ({
        version: one.version,
        replaces: one.version === 1 ? null : one.version - 1,
        sizeBytes: Number(one.sizeBytes),
        sha256: one.sha256,
        client: one.client,
        operator: one.sentBy,
        reason: one.reason,
        at: one.at.toISOString(),
      })),
    }))
    return { files }
  },
})
