import { z } from 'zod'
import { leadEntityTypeId, ownFieldName, type BatchItem, type Command, type Tenant } from '../portal/index.ts'
import { cardSections, type CardSection } from './rules/card-sections.ts'
import type { FieldSet } from './rules/field-definition.ts'
import { cardFieldsOfSlices } from './rules/slice-fields.ts'

/** A lead has a card of a new client and one of a repeated client; a smart process has one. */
export type CardKind = 'first' | 'repeat' | 'only'

const sections = z.array(
  z.object({
    name: z.string(),
    title: z.string(),
    type: z.literal('section').catch('section'),
    elements: z
      .array(z.object({ name: z.string(), optionFlags: z.coerce.string().default('0') }))
      .nullish()
      .transform((elements) => elements ?? []),
  }),
)

export const cardsOf = (entityTypeId: number): CardKind[] =>
  entityTypeId === leadEntityTypeId ? ['first', 'repeat'] : ['only']

/** Bitrix24 docs: api-reference/crm/universal/item-details-configuration/crm-item-details-configuration-get */
const extrasOf: Record<CardKind, object> = {
  first: { extras: { leadCustomerType: 1 } },
  repeat: { extras: { leadCustomerType: 2 } },
  only: {},
}
const method = (verb: string) => `crm.item.details.configuration.${verb}`

export const cardReads = (entityTypeId: number): Record<string, Command> =>
  Object.fromEntries(
    cardsOf(entityTypeId).map((card) => [
      `card:${card}`,
      { method: method('get'), params: { entityTypeId, scope: 'C', ...extrasOf[card] } },
    ]),
  )

/** Null: nobody has laid the card out. */
export function sectionsOf(answer: BatchItem | undefined): CardSection[] | null {
  const parsed = answer?.ok ? sections.safeParse(answer.result) : null
  return parsed?.success && parsed.data.length > 0 ? parsed.data : null
}

/** What a card shows before anybody has laid it out, by the editor's names. A repeated lead has no phone and mail of its own. */
const usual: Record<CardKind, readonly string[]> = {
  first: ['TITLE', 'STATUS_ID', 'CLIENT', 'NAME', 'PHONE', 'EMAIL', 'ASSIGNED_BY_ID', 'COMMENTS'],
  repeat: ['TITLE', 'STATUS_ID', 'CLIENT', 'ASSIGNED_BY_ID', 'COMMENTS'],
  only: ['TITLE', 'STAGE_ID', 'CLIENT', 'ASSIGNED_BY_ID'],
}

/** The card as the set wants it. */
export const wantedCard = (tenant: Tenant, set: FieldSet, card: CardKind, there: CardSection[] | null): CardSection[] =>
  cardSections({
    set,
    lang: tenant.language,
    nameOf: (code) => ownFieldName(tenant.fieldNames, code),
    first: cardFieldsOfSlices.map((code) => ownFieldName(tenant.fieldNames, code)),
    usual: usual[card],
    there,
  })

/** `everyone`: personal layouts give way. Bitrix24 docs: …/crm-item-details-configuration-forceCommonScopeForAll */
export function cardWrites(
  { entityTypeId }: Tenant,
  card: CardKind,
  data: CardSection[],
  everyone: boolean,
): Record<string, Command> {
  const set = { method: method('set'), params: { entityTypeId, scope: 'C', data, ...extrasOf[card] } }
  const force = { method: method('forceCommonScopeForAll'), params: { entityTypeId, ...extrasOf[card] } }
  return { [`set:${card}`]: set, ...(everyone ? { [`force:${card}`]: force } : {}) }
}
