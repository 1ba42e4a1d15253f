import type { Action, Permissions, Tenant, Viewer } from '../portal/index.ts'
import type { RuleLab } from './contract.ts'

interface Deps {
  permissions: Pick<Permissions, 'of' | 'whoMay'>
  tenantOf(portalId: string): Promise<Tenant>
}

const namesShown = 3

/** What a viewer may do with rules, and up to three people to turn to for what they may not. */
export function mayOfRules({ permissions, tenantOf }: Deps) {
  return async (viewer: Viewer): Promise<RuleLab['may']> => {
    const tenant = await tenantOf(viewer.portalId)
    const { actions } = await permissions.of(tenant, viewer)
    const others = async (action: Action): Promise<string[]> =>
      actions.includes(action)
        ? []
        : (await permissions.whoMay(tenant, action)).slice(0, namesShown).map(({ name }) => name)
    return {
      edit: actions.includes('rules.edit'),
      publish: actions.includes('rules.publish'),
      editors: await others('rules.edit'),
      publishers: await others('rules.publish'),
    }
  }
}
