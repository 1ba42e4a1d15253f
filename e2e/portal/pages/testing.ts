import { addFile } from '../store/files.ts'
import type { Item } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'

const AT = '2026-11-22T10:00:00+03:00'

const STAGES = [
  ['NEW', 'Новый', ''],
  ['IN_PROCESS', 'В работе', ''],
  ['CONVERTED', 'Решён', 'S'],
  ['JUNK', 'Закрыт', 'F'],
] as const

/** Four stages of leads. */
export function leadStages(state: PortalState): void {
  for (const [index, [statusId, name, semantics]] of STAGES.entries()) {
    const id = state.ids.next('status')
    const sort = (index + 1) * 10
    const status = {
      id,
      entityId: 'STATUS',
      statusId,
      name,
      nameInit: name,
      sort,
      system: true,
      semantics,
      color: '',
      categoryId: null,
    }
    state.statuses.set(id, status)
  }
}

/** A lead in the first stage, put into the table without raising events. */
export function aLead(state: PortalState, fields: Record<string, string | number>): Item {
  const id = state.ids.next('item:1')
  const item: Item = { id, stageId: 'NEW', assignedById: 1, createdTime: AT, ...fields }
  state.items.of(1).put(item)
  return item
}

/** An incoming letter in a lead's timeline, with one file. */
export function aLetter(
  state: PortalState,
  leadId: number,
  letter: { subject: string; description: string; file: { name: string; content: string } },
): void {
  const id = state.ids.next('activity')
  const file = addFile(state, letter.file.name, Buffer.from(letter.file.content))
  state.activities.set(id, {
    id,
    ownerTypeId: 1,
    ownerId: leadId,
    typeId: 4,
    providerId: 'CRM_EMAIL',
    providerTypeId: 'EMAIL',
    subject: letter.subject,
    description: letter.description,
    descriptionType: 3,
    direction: 1,
    completed: false,
    incomingChannel: true,
    priority: 2,
    responsibleId: 1,
    authorId: 1,
    editorId: 1,
    created: AT,
    updated: AT,
    startTime: AT,
    endTime: AT,
    deadline: null,
    location: '',
    settings: { EMAIL_META: { from: 'Елена <e.vorontsova@zarechie.example>', to: 'support@shchit.example' } },
    providerParams: {},
    originatorId: null,
    originId: null,
    originVersion: null,
    associatedEntityId: 0,
    communications: [],
    bindings: [{ entityTypeId: 1, entityId: leadId }],
    fileIds: [file.id],
  })
}
