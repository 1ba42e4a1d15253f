import { z } from 'zod'
import { companyEntityTypeId, type Actor, type Viewer } from '../portal/index.ts'
import { statusField } from './rules/status.ts'
import type { StatusDeps } from './status-deps.ts'

const element = z.looseObject({ name: z.string() })
const section = z.looseObject({ name: z.string(), elements: z.array(element).nullish() })
const method = (verb: string) => `crm.item.details.configuration.${verb}`
const place = { entityTypeId: companyEntityTypeId, scope: 'C' }
/** What a card shows before anybody has laid it out. */
const usual = [
  'TITLE',
  'LOGO',
  'COMPANY_TYPE',
  'INDUSTRY',
  'REVENUE_WITH_CURRENCY',
  'PHONE',
  'EMAIL',
  'CLIENT',
  'ASSIGNED_BY_ID',
]

/**
 * Puts the status at the head of the company's card that all people share; sections that somebody laid out stay. Two requests, one
 * when it stands there already. Bitrix24 docs: api-reference/crm/universal/item-details-configuration/crm-item-details-configuration-set
 */
export async function showInCard(
  { portal, tenantOf }: Pick<StatusDeps, 'portal' | 'tenantOf'>,
  { portalId }: Viewer,
): Promise<void> {
  const actor: Actor = { kind: 'portal', portalId }
  const { language } = await tenantOf(portalId)
  const { result } = await portal.call(actor, method('get'), place, { kind: 'read' })
  const there = z.array(section).safeParse(result).data ?? []
  if (there.some(({ elements }) => (elements ?? []).some(({ name }) => name === statusField))) return
  const words =
    language === 'ru' ? { status: 'Статус', main: 'О компании' } : { status: 'Status', main: 'About the company' }
  const own = {
    name: 'prd_status',
    title: words.status,
    type: 'section',
    elements: [{ name: statusField, optionFlags: '1' }],
  }
  const main = { name: 'main', title: words.main, type: 'section', elements: usual.map((name) => ({ name })) }
  const data = [own, ...(there.length > 0 ? there : [main])]
  await portal.call(actor, method('set'), { ...place, data }, { kind: 'write' })
}
