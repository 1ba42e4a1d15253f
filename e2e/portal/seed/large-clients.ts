import { COMPANY, CONTACT } from '../entities/type-ids.ts'
import type { Item, Multifield } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { portalTime } from '../wire/time.ts'
import * as words from './large-words.ts'
import type { Random } from './random.ts'

const SALES_HEAD = 6
const SALES = 7

/** Where in time the clients came: portal milliseconds. */
interface Span {
  from: number
  to: number
}

interface NewCompany {
  id: number
  domain: string
}

/** What is the same in every record: who made it and when it was last touched. */
function trace(createdMs: number, updatedMs: number, userId: number): Record<string, string | number> {
  const updated = portalTime(updatedMs)
  return {
    createdTime: portalTime(createdMs),
    updatedTime: updated,
    lastActivityTime: updated,
    createdBy: userId,
    updatedBy: userId,
    lastActivityBy: userId,
  }
}

function entry(state: PortalState, typeId: string, value: string): Multifield {
  return { id: state.ids.next('multifield'), typeId, valueType: 'WORK', value }
}

/** Numbers nobody has: no two of the large seed share one, and none is of the small seed. */
function phone(index: number): string {
  const pair = (value: number): string => String(value % 100).padStart(2, '0')
  return `+7 9${pair(Math.floor(index / 10_000))} 001-${pair(Math.floor(index / 100))}-${pair(index)}`
}

export function largeCompanies(state: PortalState, random: Random, count: number, span: Span): NewCompany[] {
  const table = state.items.of(COMPANY)
  const made: NewCompany[] = []
  for (let index = 0; index < count; index += 1) {
    const id = state.ids.next(`item:${COMPANY}`)
    const [first, firstLatin] = random.pick(words.firstHalves)
    const [second, secondLatin] = random.pick(words.secondHalves)
    const domain = `${firstLatin}${secondLatin}-${id}.example`
    const createdMs = span.from + ((span.to - span.from) * index) / count
    const item: Item = {
      id,
      title: `${random.pick(words.legalForms)} «${first}${second} ${id}»`,
      typeId: 'CUSTOMER',
      industry: random.pick(words.industries),
      employees: random.pick(words.companySizes),
      assignedById: random.chance(0.5) ? SALES_HEAD : SALES,
      opened: 'Y',
      hasPhone: 'Y',
      hasEmail: 'Y',
      hasImol: 'N',
      fm: [entry(state, 'PHONE', phone(500_000 + index)), entry(state, 'EMAIL', `office@${domain}`)],
      ...trace(createdMs, createdMs + random.below(30) * 86_400_000, SALES_HEAD),
    }
    table.put(item)
    made.push({ id, domain })
  }
  return made
}

export interface NewContact {
  id: number
  /** 0 = on one's own. */
  companyId: number
}

/** Contacts; nine of ten belong to a company. */
export function largeContacts(
  state: PortalState,
  random: Random,
  count: number,
  { companies, span }: { companies: readonly NewCompany[]; span: Span },
): NewContact[] {
  const table = state.items.of(CONTACT)
  const made: NewContact[] = []
  for (let index = 0; index < count; index += 1) {
    const id = state.ids.next(`item:${CONTACT}`)
    const company = random.chance(0.9) ? companies[random.below(companies.length)] : undefined
    const woman = random.chance(0.45)
    const [surname, latin] = random.pick(words.surnames)
    const createdMs = span.from + ((span.to - span.from) * index) / count
    const item: Item = {
      id,
      lastName: woman ? `${surname}а` : surname,
      name: random.pick(woman ? words.womenNames : words.menNames),
      secondName: random.pick(woman ? words.womenPatronymics : words.menPatronymics),
      post: random.pick(words.posts) || null,
      typeId: 'CLIENT',
      sourceId: random.pick(words.sources),
      export: 'Y',
      assignedById: random.chance(0.5) ? SALES_HEAD : SALES,
      opened: 'Y',
      companyIds: company ? [company.id] : [],
      companyId: company?.id ?? null,
      hasPhone: 'Y',
      hasEmail: 'Y',
      hasImol: 'N',
      fm: [
        entry(state, 'PHONE', phone(index)),
        entry(state, 'EMAIL', `${latin}.${id}@${company?.domain ?? 'pochta.example'}`),
      ],
      ...trace(createdMs, createdMs + random.below(60) * 86_400_000, SALES),
    }
    table.put(item)
    made.push({ id, companyId: company?.id ?? 0 })
  }
  return made
}
