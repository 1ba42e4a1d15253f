import { buffer } from 'node:stream/consumers'
import { z } from 'zod'
import type { WriteFacts } from '../../portal/index.ts'
import type { Center } from '../center.ts'
import { ask } from '../crm/ask.ts'
import { entityTypeIds } from '../crm/record-types.ts'
import { runOf, send } from '../crm/write-record.ts'
import type { FileVersion } from './file-store.ts'

type NewVersion = Pick<FileVersion, 'dealId' | 'name' | 'version' | 'fileId' | 'sentBy' | 'reason'>

const comments = z.array(z.object({ ID: z.coerce.number().int(), COMMENT: z.string().nullish() }))
const words = (text: string) => text.replaceAll(/\s+/g, ' ').trim()

/** What stands on the card: which version replaces which, from whom and why. */
function versionWords({ name, version, sentBy, reason }: NewVersion, replaces: number | null): string {
  return [
    `Файл «${name}», версия ${version}.`,
    ...(replaces === null ? [] : [`Заменяет версию ${replaces}: она выше по ленте.`]),
    `Прислал контакт-центр${sentBy === '' ? '' : `, оператор ${sentBy}`}.`,
    ...(reason === '' ? [] : [`Причина: ${reason}`]),
  ].join(' ')
}

/** A version as a note with the file in the timeline of its deal, once. Bitrix24 docs: api-reference/crm/timeline/comments/crm-timeline-comment-add */
export async function tellCard(center: Center, file: NewVersion, replaces: number | null): Promise<void> {
  const text = versionWords(file, replaces)
  const card = { ENTITY_ID: file.dealId, ENTITY_TYPE: 'deal' }
  const entry: WriteFacts = {
    key: `cc:${center.callId}:deal:${file.dealId}:file`,
    action: 'other',
    entityTypeId: entityTypeIds.deal,
    entityId: file.dealId,
    method: 'crm.timeline.comment.add',
    params: card,
    before: {},
    after: card,
    because: [],
  }
  await center.deps.writeOnce<{ id: number }>({
    run: runOf(center),
    entries: [entry],
    made: () => ({}),
    async lookUp() {
      const params = { filter: card, select: ['ID', 'COMMENT'], order: { ID: 'DESC' } }
      const { notes } = await ask(center.deps.portal, center.actor, {
        notes: { method: 'crm.timeline.comment.list', params },
      })
      const found = comments.parse(notes).find((note) => words(note.COMMENT ?? '') === words(text))
      return found ? { id: found.ID } : null
    },
    async write() {
      const { content } = await center.deps.files.read(center.tenant.id, file.fileId)
      const FILES = [[file.name, (await buffer(content)).toString('base64')]]
      const command = { method: 'crm.timeline.comment.add', params: { fields: { ...card, COMMENT: text, FILES } } }
      return { id: Number((await send(center, { record: command }))['record']) }
    },
  })
}
