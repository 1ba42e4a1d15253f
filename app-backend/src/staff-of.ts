import type { Ground } from './ground.ts'
import { threadingSlice } from './threading/index.ts'

/**
 * Whose letters are those of employees: the portal's people as they were last read (without asking the portal), and whoever
 * writes from a domain that the settings name.
 */
export async function staffOf(
  { portal, settings, tenantOf }: Pick<Ground, 'portal' | 'settings' | 'tenantOf'>,
  portalId: string,
): Promise<(address: string) => boolean> {
  const [organisation, { staffDomains }] = await Promise.all([
    portal.organisations.of(await tenantOf(portalId)),
    settings.of(portalId, threadingSlice),
  ])
  const people = (organisation?.people ?? []).filter(({ active, kind }) => active && kind === 'employee')
  const addresses = new Set(people.flatMap(({ email }) => (email === null ? [] : [email.toLowerCase()])))
  return (address) => addresses.has(address) || staffDomains.includes(address.slice(address.lastIndexOf('@') + 1))
}
