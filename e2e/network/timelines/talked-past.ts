import type { Binding } from '../../portal/store/records.ts'
import type { PortalState } from '../../portal/store/state.ts'
import { COMPANY, CONTACT } from '../../portal/entities/type-ids.ts'
import { largeCompanies, largeContacts, type NewContact } from '../../portal/seed/large-clients.ts'
import { createRandom } from '../../portal/seed/random.ts'
import { portalTime } from '../../portal/wire/time.ts'

const companyOfContacts = 5
const years = 3 * 365 * 24 * 3_600_000

export interface TalkedPast {
  /** Where each activity is to show, by its number: with its contact, and with the contact's company if it has one. */
  wanted: Map<number, string>
  /** Activities of contacts that have a company. */
  bindable: number
}

export const cardsOf = (bindings: readonly Binding[]): string =>
  bindings.map(({ entityTypeId, entityId }) => `${entityTypeId}:${entityId}`).join(' ')

/** Contacts, nine of ten with a company, and the calls and letters of three years with them, as they lie in a portal that has lived: no events. */
export function addTalkedPast(
  state: PortalState,
  { activities, seed }: { activities: number; seed: number },
): TalkedPast {
  const random = createRandom(seed)
  const to = state.clock.now() - 60_000
  const span = { from: to - years, to }
  const contacts = activities / 2
  const companies = largeCompanies(state, random, Math.ceil(contacts / companyOfContacts), span)
  const people = largeContacts(state, random, contacts, { companies, span })
  const wanted = new Map<number, string>()
  let bindable = 0
  for (let at = 0; at < activities; at += 1) {
    const one = people[at < contacts ? at : random.below(contacts)]
    if (!one) continue
    const id = addTalk(state, one, {
      created: portalTime(span.from + (years * at) / activities),
      call: random.chance(0.6),
    })
    if (one.companyId > 0) bindable += 1
    wanted.set(id, `${CONTACT}:${one.id}${one.companyId > 0 ? ` ${COMPANY}:${one.companyId}` : ''}`)
  }
  state.touch()
  return { wanted, bindable }
}

function addTalk(
  state: PortalState,
  { id: contactId }: NewContact,
  { created, call }: { created: string; call: boolean },
) {
  const id = state.ids.next('activity')
  state.activities.set(id, {
    id,
    ownerTypeId: CONTACT,
    ownerId: contactId,
    typeId: call ? 2 : 4,
    providerId: call ? 'VOXIMPLANT_CALL' : 'CRM_EMAIL',
    providerTypeId: call ? 'CALL' : 'EMAIL',
    subject: call ? 'Звонок' : 'Письмо',
    description: '',
    descriptionType: 1,
    direction: 1,
    completed: true,
    incomingChannel: false,
    priority: 2,
    responsibleId: 7,
    authorId: 7,
    editorId: 7,
    created,
    updated: created,
    startTime: created,
    endTime: created,
    deadline: created,
    location: '',
    settings: {},
    providerParams: {},
    originatorId: null,
    originId: null,
    originVersion: null,
    associatedEntityId: 0,
    communications: [],
    bindings: [{ entityTypeId: CONTACT, entityId: contactId }],
    fileIds: [],
  })
  return id
}
