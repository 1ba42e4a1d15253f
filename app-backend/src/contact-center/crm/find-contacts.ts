import { z } from 'zod'
import type { Command } from '../../portal/index.ts'
import { originatorOf, type Center } from '../center.ts'
import { ask } from './ask.ts'
import { channelQuestions, emailForms, ownersOf, phoneForms } from './find-by-channel.ts'
import { listItems } from './list-items.ts'
import { contactItem, type ContactItem } from './views.ts'

export interface ContactQuestion {
  id?: number | undefined
  externalId?: string | undefined
  phones?: readonly string[]
  emails?: readonly string[]
  name?: string | undefined
}

export interface FoundContact {
  item: ContactItem
  /** externalId, phone, email, name, id */
  matchedBy: string[]
}

const items = z.object({ items: z.array(contactItem) })

/** Contacts that any part of the question fits, in one request; the surest match first, then the oldest. */
export async function findContacts(center: Center, question: ContactQuestion): Promise<FoundContact[]> {
  const phones = (question.phones ?? []).flatMap((phone) => phoneForms(phone))
  const emails = (question.emails ?? []).flatMap((email) => emailForms(email))
  const commands: Record<string, Command> = {
    ...(question.id === undefined ? {} : { id: listItems('contact', { id: question.id }) }),
    ...(question.externalId === undefined
      ? {}
      : {
          externalId: listItems('contact', {
            originatorId: originatorOf(center.client),
            originId: question.externalId,
          }),
        }),
    ...channelQuestions('contact', 'PHONE', phones),
    ...channelQuestions('contact', 'EMAIL', emails),
    ...(question.name === undefined ? {} : { name: listItems('contact', nameFilter(question.name)) }),
  }
  const answers = await ask(center.deps.portal, center.actor, commands)
  const byPhone = ownersOf('contact', 'PHONE', answers)
  const byEmail = ownersOf('contact', 'EMAIL', answers)
  const found = new Map<number, FoundContact>()
  const take = (reason: string, answer: unknown, only?: Set<number>) => {
    for (const item of items.parse(answer ?? { items: [] }).items) {
      if (only && !only.has(item.id)) continue
      const known = found.get(item.id)
      if (known) known.matchedBy.push(reason)
      else found.set(item.id, { item, matchedBy: [reason] })
    }
  }
  take('id', answers['id'])
  take('externalId', answers['externalId'])
  take('phone', byPhone.items, byPhone.ids)
  take('email', byEmail.items, byEmail.ids)
  take('name', answers['name'])
  return [...found.values()].toSorted((a, b) => b.matchedBy.length - a.matchedBy.length || a.item.id - b.item.id)
}

/** Each word stands in one of the three parts of the name. */
function nameFilter(name: string): object {
  const words = name.normalize('NFC').match(/[\p{L}\p{N}-]+/gu) ?? []
  return Object.fromEntries(
    words
      .slice(0, 4)
      .map((word, at) => [
        String(at),
        { logic: 'OR', 0: { '%lastName': word }, 1: { '%name': word }, 2: { '%secondName': word } },
      ]),
  )
}
