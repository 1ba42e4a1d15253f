import type { Command } from '../portal/index.ts'
import { countIn, countOfItems, isKeptBack, type Answers } from './ask-portal.ts'
import type { Overview } from './contract.ts'
import { between, ofPeople, withinPeriod, type OverviewFacts } from './overview-facts.ts'

const ids = (facts: OverviewFacts, isOpen: boolean) =>
  facts.directory.stages.filter(({ meaning }) => (meaning === 'process') === isOpen).map(({ id }) => id)

/** An empty list filters nothing away in the portal; a type without such stages has no such requests. */
const inStages = (stages: readonly string[]) => ({ '@stageId': stages.length === 0 ? ['-'] : stages })

/** Counts of requests: in all, by category and stage, overdue, over time. */
export function requestsAsked(facts: OverviewFacts): Record<string, Command> {
  const { tenant, directory, buckets, now } = facts
  const { category, resolveBy } = tenant.fieldNames
  const count = (filter: Record<string, unknown>) =>
    countOfItems(tenant.entityTypeId, { ...ofPeople(facts, 'assignedById'), ...filter })
  const created = withinPeriod(facts, 'createdTime')
  const open = inStages(ids(facts, true))
  return {
    created: count(created),
    closed: count({ ...inStages(ids(facts, false)), ...withinPeriod(facts, 'movedTime') }),
    open: count(open),
    overdue: count({ ...open, [`!${resolveBy}`]: '', [`<${resolveBy}`]: now.toISOString() }),
    ...Object.fromEntries(directory.categories.map(({ id }) => [`c${id}`, count({ ...created, [category]: id })])),
    ...Object.fromEntries(ids(facts, true).map((id, at) => [`s${at}`, count({ stageId: id })])),
    ...Object.fromEntries(
      buckets.map(({ from, until }, at) => [`r${at}`, count(between(facts, 'createdTime', from, until))]),
    ),
  }
}

export function requestsRead(facts: OverviewFacts, answers: Answers): Overview['requests'] {
  if (isKeptBack(answers, 'created')) return null
  const { directory, buckets } = facts
  const created = countIn(answers, 'created')
  const byCategory = directory.categories.map(({ id, name }) => ({ name, count: countIn(answers, `c${id}`) }))
  const without = created - byCategory.reduce((sum, { count }) => sum + count, 0)
  const openStages = directory.stages.filter(({ meaning }) => meaning === 'process')
  return {
    created,
    closed: countIn(answers, 'closed'),
    open: countIn(answers, 'open'),
    overdue: countIn(answers, 'overdue'),
    byCategory: [
      ...byCategory.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count),
      ...(without > 0 ? [{ name: '', count: without }] : []),
    ],
    byStage: openStages.map(({ name }, at) => ({ name, count: countIn(answers, `s${at}`) })),
    byTime: buckets.map((bucket, at) => ({ ...bucket, created: countIn(answers, `r${at}`) })),
  }
}
