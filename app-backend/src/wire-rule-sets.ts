import type { Capability } from './capability.ts'
import type { Ground } from './ground.ts'
import { ownAddresses, type OpeningRule } from './intake/index.ts'
import { createMailListsKind, mailListsRule } from './mail-lists/index.ts'
import { createRuleSets, mayOfRules, ruleSetRoutes, type RuleSetsDeps } from './rule-sets/index.ts'

/** The rule lab as the other slices need it: they register their kinds and ask. */
export type Rules = ReturnType<typeof wireRuleSets>

/** Rule sets: drafts, versions, test bench, dry runs, shadow; and the lists of automatic mail, the first kind of rules. */
export function wireRuleSets(ground: Ground) {
  const { db, clock, log, writes, longWork, portal, tenantOf, namesOf } = ground
  const published: NonNullable<RuleSetsDeps['atWork']>[] = []
  const deps: RuleSetsDeps = {
    db,
    clock,
    log,
    writes,
    longWork,
    peopleOf: namesOf,
    zoneOf: async (portalId) => (await tenantOf(portalId)).zone,
    async atWork(tx, by) {
      for (const hear of published) await hear(tx, by)
    },
  }
  const ruleSets = createRuleSets(deps)
  const ownDomains = async (portalId: string) =>
    (await ownAddresses(db.prisma, portalId)).map((address) => address.slice(address.lastIndexOf('@') + 1))
  const mailLists = createMailListsKind({ db, ownDomains })
  ruleSets.register(mailLists)
  const capability: Capability = {
    // Kinds that other slices register while the product is wired are known by then.
    routes(server) {
      const kinds = ruleSets.kinds.all().map(({ kind }) => kind)
      const mayOf = mayOfRules({ permissions: portal.permissions, tenantOf })
      ruleSetRoutes(server, { ...deps, ...ground.guards, kinds: ruleSets.kinds, mayOf }, kinds)
    },
    stop: async () => ruleSets.stop(),
  }
  const openingRule: OpeningRule = mailListsRule(ruleSets, mailLists)
  /** Hears of rules that decide from now on, in their transaction. Before the process begins to work. */
  const onPublished = (hear: (typeof published)[number]) => void published.push(hear)
  return { ruleSets, onPublished, openingRule, capability }
}
