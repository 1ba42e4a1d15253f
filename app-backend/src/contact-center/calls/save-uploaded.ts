import { z } from 'zod'
import { operation } from '../operations/operation.ts'
import { tell } from '../operations/calls.ts'

/** A recording whose file is here already. */
export const saveUploaded = operation({
  id: 'calls.upload',
  method: 'POST',
  path: '',
  scope: 'calls',
  title: 'Запись звонка файлом',
  writes: true,
  params: z.object({ externalId: z.string() }),
  body: z.object({ fileId: z.string(), name: z.string() }),
  answer: z.unknown(),
  subjects: ({ params }, client) => [`call:${client}:${params.externalId}`],
  run: (center, { params, body }) => tell(center, params.externalId, { record: body }),
})
