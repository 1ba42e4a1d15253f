import { multifieldsOf } from '../entities/multifields.ts'
import { CONTACT } from '../entities/type-ids.ts'
import type { Activity, Item } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { asText } from '../wire/params.ts'

interface SeedLetter {
  entityTypeId: number
  item: Item
  contactId: number
  subject: string
  text: string
}

/** The client's letter in the timeline of its request, as an incoming activity of that time. */
export function seedLetter(state: PortalState, letter: SeedLetter): void {
  const contact = state.items.of(CONTACT).get(letter.contactId)
  const mail = contact ? multifieldsOf(contact).find((one) => one.typeId === 'EMAIL')?.value : undefined
  if (!contact || mail === undefined) return
  const at = asText(letter.item.createdTime)
  const id = state.ids.next('activity')
  const responsibleId = Number(letter.item.assignedById)
  const closed = letter.item.stageSemanticId !== 'P'
  const owner = { entityTypeId: letter.entityTypeId, entityId: letter.item.id }
  const person = { entityTypeId: CONTACT, entityId: contact.id }
  const activity: Activity = {
    id,
    ownerTypeId: owner.entityTypeId,
    ownerId: owner.entityId,
    typeId: 4,
    providerId: 'CRM_EMAIL',
    providerTypeId: 'EMAIL',
    subject: letter.subject,
    description: `<p>${letter.text}</p>`,
    descriptionType: 3,
    direction: 1,
    completed: closed,
    incomingChannel: true,
    priority: 2,
    responsibleId,
    authorId: responsibleId,
    editorId: responsibleId,
    created: at,
    updated: at,
    startTime: at,
    endTime: at,
    deadline: at,
    location: '',
    settings: letterSettings(id, `${asText(contact.name)} ${asText(contact.lastName)} <${mail}>`),
    providerParams: {},
    originatorId: null,
    originId: null,
    originVersion: null,
    associatedEntityId: 0,
    communications: [{ id: state.ids.next('communication'), type: 'EMAIL', value: mail, ...person }],
    bindings: [owner, person],
    fileIds: [],
  }
  state.activities.set(id, activity)
}

function letterSettings(id: number, from: string): Record<string, unknown> {
  const to = 'support@shchit.example'
  return {
    EMAIL_META: { __email: to, from, replyTo: '', to, cc: '', bcc: '' },
    MESSAGE_HEADERS: { 'Message-Id': `<seed-${id}@clients.example>` },
  }
}
