import { crmText, type CrmText } from '../platform/texts/crm-texts.ts'
import { formatDateTime } from '../platform/time/format-time.ts'
import { cardPath, type Tenant } from '../portal/index.ts'
import type { ActivityKind } from './rules/activity-kind.ts'
import type { CopyPlaceholder } from './rules/copy-fields.ts'
import type { Place } from './rules/new-bindings.ts'

/** What a copy is made of. */
export interface Original {
  id: number
  /** null: a comment. */
  kind: ActivityKind | null
  subject: string
  /** Plain words. */
  description: string
  location: string
  created: Date
  authorId: number | null
  responsibleId: number | null
  /** The phone or the address of the other side. */
  address: string
  /** Of a comment there is nothing of it. */
  activity: {
    typeId: number
    direction: string
    /** As the portal writes it. */
    startTime: string | null
    endTime: string | null
    priority: string
    completed: boolean
    addressType: string
  } | null
}

export interface CopySurroundings {
  tenant: Pick<Tenant, 'language' | 'zone' | 'origin'>
  names: ReadonlyMap<number, string>
  source: Place
  /** Title of the source. */
  title: string
}

const typeTexts: Readonly<Record<number, CrmText>> = {
  1: 'timeline.lead',
  2: 'timeline.deal',
  3: 'timeline.contact',
  4: 'timeline.company',
}
const named = (id: number | null, names: ReadonlyMap<number, string>) =>
  id === null ? '' : (names.get(id) ?? `№ ${id}`)

/** The original’s words by the names under which a text of a copy calls for them. */
export function copyWords(original: Original, around: CopySurroundings): Record<CopyPlaceholder, string> {
  const { tenant, names, source, title } = around
  const { language: lang, zone } = tenant
  const type = typeTexts[source.entityTypeId]
  const { subject, description, location, created, authorId, responsibleId, address } = original
  return {
    subject,
    description,
    location,
    kind: crmText(original.kind === null ? 'timeline.comment' : `timeline.${original.kind}`, lang),
    date: formatDateTime(created, { lang, zone }),
    author: named(authorId ?? responsibleId, names),
    responsible: named(responsibleId, names),
    card: type ? `${crmText(type, lang)} «${title}»` : `«${title}»`,
    address,
  }
}

/** The first line of every copy: of what it is, whose and when, and where the original lies. */
export function originLine(original: Original, around: CopySurroundings): string {
  const { kind, card, date, author } = copyWords(original, around)
  const { tenant, source } = around
  const link = `${tenant.origin}${cardPath(source.entityTypeId, source.entityId)}`
  return crmText('timeline.copy', tenant.language, { id: original.id, kind, card, date, author, link })
}
