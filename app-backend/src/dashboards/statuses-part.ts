import { companyEntityTypeId, type Command } from '../portal/index.ts'
import { countIn, countOfItems, isKeptBack, type Answers } from './ask-portal.ts'
import type { Overview } from './contract.ts'
import { ofPeople, type OverviewFacts } from './overview-facts.ts'

/** How many companies stand at each status now. */
export function statusesAsked(facts: OverviewFacts): Record<string, Command> {
  const { statuses } = facts
  if (!statuses) return {}
  return Object.fromEntries(
    statuses.values.map(({ optionId }) => [
      `st${optionId}`,
      countOfItems(companyEntityTypeId, { ...ofPeople(facts, 'assignedById'), [statuses.field]: optionId }),
    ]),
  )
}

export function statusesRead({ statuses }: OverviewFacts, answers: Answers): Overview['statuses'] {
  const [first] = statuses?.values ?? []
  if (!statuses || !first || isKeptBack(answers, `st${first.optionId}`)) return null
  return statuses.values.map(({ name, optionId }) => ({ name, count: countIn(answers, `st${optionId}`) }))
}
