import { contactEntityTypeId } from '../../portal/index.ts'
import type { CardWithContact } from './write-addresses.ts'
import { actorOf, cardKey, cardRun, type CardWork, type CardWriteDeps } from './write-deps.ts'

/**
 * The photo of a contact, a request of its own: it is too long for a batch. The universal method takes files of user fields only.
 * Bitrix24 docs: api-reference/crm/contacts/crm-contact-update
 */
export async function writePhoto(
  deps: CardWriteDeps,
  work: CardWork,
  { card, contactId }: CardWithContact,
): Promise<void> {
  const photo = await deps.store.photo(work.tenant.id, card.id)
  if (!photo) return
  const key = cardKey(card, 'photo')
  const shown = { PHOTO: photo.name }
  await deps.writeOnce({
    run: cardRun(work),
    entries: [
      {
        key,
        action: 'update',
        entityTypeId: contactEntityTypeId,
        entityId: contactId,
        method: 'crm.contact.update',
        params: { id: contactId, fields: shown },
        before: {},
        after: shown,
        because: card.plan.because,
      },
    ],
    made: () => ({}),
    // The same picture written again is the same picture.
    lookUp: () => Promise.resolve(null),
    async write() {
      const fileData = [photo.name, Buffer.from(photo.content).toString('base64')]
      const params = { id: contactId, fields: { PHOTO: { fileData } } }
      await deps.portal.call(actorOf(work), 'crm.contact.update', params, { kind: 'write' })
      return { id: contactId }
    },
  })
}
