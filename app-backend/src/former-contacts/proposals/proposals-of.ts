import { emailKey } from '../../kernel/email.ts'
import { companyEntityTypeId, contactEntityTypeId } from '../../portal/index.ts'
import { readRecordsById } from '../../sheet-export/index.ts'
import { isMarked, notWorkingField } from '../former-fields.ts'
import { probableLeaver } from '../rules/probable-leaver.ts'
import { proposeCompanies } from '../rules/propose-companies.ts'
import { companyIdsOf, lastHeardOf, tracesOf, valuesIn } from './record-facts.ts'
import { bouncesOf, companiesKnownBy, type NewProposal } from './proposal-store.ts'
import type { ProposalDeps } from './proposal-deps.ts'
import { readRequisitesOf } from './read-requisites.ts'

type Item = Readonly<Record<string, unknown>>
const idOf = (item: Item): number => Number(item['id'])

/** What these contacts give reason to propose: a company for those that have none, that they left for the others. Two REST requests at most. */
export async function proposalsOf(
  deps: ProposalDeps,
  portalId: string,
  contacts: readonly Item[],
): Promise<NewProposal[]> {
  const working = contacts.filter((item) => !isMarked(item[notWorkingField]))
  const [alone, bound] = [
    working.filter((item) => companyIdsOf(item).length === 0),
    working.filter((item) => companyIdsOf(item).length > 0),
  ]
  return [...(await companiesFor(deps, portalId, alone)), ...(await leaversAmong(deps, portalId, bound))]
}

async function companiesFor(
  { db, portal }: ProposalDeps,
  portalId: string,
  alone: readonly Item[],
): Promise<NewProposal[]> {
  const inns = await readRequisitesOf(portal, portalId, contactEntityTypeId, alone.map(idOf))
  const traces = new Map(alone.map((item) => [idOf(item), [...tracesOf(item), ...(inns.get(idOf(item)) ?? [])]]))
  const known = await companiesKnownBy(db.prisma, portalId, [...new Set([...traces.values()].flat())])
  return [...traces].flatMap(([contactId, own]) =>
    proposeCompanies(own, (trace) => known.get(trace) ?? []).map(({ companyId, because }): NewProposal => ({
      contactId,
      kind: 'company',
      companyId,
      because,
    })),
  )
}

async function leaversAmong(deps: ProposalDeps, portalId: string, bound: readonly Item[]): Promise<NewProposal[]> {
  const { silentMonths } = await deps.settings(portalId)
  const companies = await heardOfCompanies(deps, portalId, silentMonths > 0 ? bound : [])
  const addresses = (item: Item) => valuesIn(item, 'EMAIL').flatMap((text) => emailKey(text) ?? [])
  const bounces = await bouncesOf(deps.db.prisma, portalId, bound.flatMap(addresses))
  return bound.flatMap((item): NewProposal[] => {
    const heard = companyIdsOf(item).flatMap((id) => companies.get(id)?.getTime() ?? [])
    const because = probableLeaver({
      now: deps.clock.now(),
      bounced: addresses(item).flatMap((address) => bounces.get(address) ?? [])[0] ?? null,
      lastHeard: lastHeardOf(item),
      companyLastHeard: heard.length > 0 ? new Date(Math.max(...heard)) : null,
      silentMonths,
    })
    return because.length > 0 ? [{ contactId: idOf(item), kind: 'leaver', companyId: 0, because }] : []
  })
}

/** When something last happened with the companies of contacts. */
async function heardOfCompanies({ portal }: ProposalDeps, portalId: string, bound: readonly Item[]) {
  const ids = [...new Set(bound.flatMap(companyIdsOf))].slice(0, mostCompanies)
  if (ids.length === 0) return new Map<number, Date | null>()
  const { items } = await readRecordsById(portal, { kind: 'portal', portalId }, companyEntityTypeId, ids)
  return new Map(items.map((item) => [idOf(item), lastHeardOf(item)]))
}

/** Of one REST request. */
const mostCompanies = 2_000
