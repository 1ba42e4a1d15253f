import type { DirectoryData, Organisation, Tenant, Viewer } from '../portal/index.ts'
import { addDays, instantAt } from '../deadlines/index.ts'
import { reportDimensions, withoutKey, type ReportQuery } from './contract.ts'
import type { ReportFacts } from './read-model.ts'
import { peopleBelow } from './people-below.ts'

/** Which group serves which category. */
export interface Groups {
  groups: readonly { id: number; name: string }[]
  /** Group of a category, of none ('') too; null: nobody's. */
  of(categoryId: string): number | null
}

export interface ReportSource {
  now: Date
  tenant: Tenant
  directory: DirectoryData
  groups: Groups
  organisation: Organisation | null
  viewer: Viewer
  /** The viewer may see everybody's requests in reports. */
  seesAll: boolean
}

/** Stands for categories that the portal has no more: a line for any category serves them. */
const removedCategory = '?'

/** The question of a person as the tables understand it. */
export function reportFacts(query: ReportQuery, source: ReportSource): ReportFacts {
  const { tenant, directory, groups, organisation, viewer, seesAll, now } = source
  const keyOf = (category: string) => String(groups.of(category) ?? '')
  return {
    portalId: tenant.id,
    entityTypeId: tenant.entityTypeId,
    from: instantAt(query.from, 0, tenant.zone),
    to: instantAt(addDays(query.to, 1), 0, tenant.zone),
    now,
    zone: tenant.zone,
    by: query.by,
    clock: query.clock,
    fields: tenant.fieldNames,
    closedStages: directory.stages.filter(({ meaning }) => meaning !== 'process').map(({ id }) => id),
    groupOf: Object.fromEntries(['', ...directory.categories.map(({ id }) => id)].map((id) => [id, keyOf(id)])),
    otherGroup: keyOf(removedCategory),
    people: seesAll ? null : [viewer.userId, ...peopleBelow(organisation, viewer.userId)],
    only: Object.fromEntries(
      reportDimensions.flatMap((name) => {
        const key = query[name]
        return key === undefined ? [] : [[name, key === withoutKey ? '' : key]]
      }),
    ),
  }
}
