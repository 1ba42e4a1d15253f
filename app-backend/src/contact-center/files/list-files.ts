import { z } from 'zod'
import { fileVersion } from '../card/contract.ts'
import { idParams } from '../operations/inputs.ts'
import { operation } from '../operations/operation.ts'
import { versionsOf } from './file-store.ts'
import { groupedVersions } from './grouped-versions.ts'

const version = fileVersion.omit({ id: true }).extend({ sha256: z.string() })

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
    return { files: groupedVersions(await versionsOf(center.deps.db.prisma, center.tenant.id, id)) }
  },
})
