import { z } from 'zod'
import { cardPath, companyEntityTypeId, type Actor, type Command, type PortalClient } from '../portal/index.ts'
import { askPortal, countIn, countOfActivities, isKeptBack, type Answers } from './ask-portal.ts'
import type { Overview } from './contract.ts'
import { ofPeople, withinPeriod, type OverviewFacts } from './overview-facts.ts'

/** The portal counts the entries of one company at a time: of so many, those that were worked with last, one request tells. */
const mostCompanies = 50
const shown = 10
const name = 'companies'
const page = z.object({ items: z.array(z.object({ id: z.coerce.number().int(), title: z.string().nullish() })) })

export const companiesAsked = (facts: OverviewFacts): Record<string, Command> => ({
  [name]: {
    method: 'crm.item.list',
    params: {
      entityTypeId: companyEntityTypeId,
      select: ['id', 'title'],
      filter: withinPeriodOrLater(facts),
      order: { lastActivityTime: 'DESC' },
      start: -1,
    },
  },
})

/** A company with an entry in the period was last worked with then or since. */
function withinPeriodOrLater(facts: OverviewFacts): Record<string, unknown> {
  const { '>=lastActivityTime': from } = withinPeriod(facts, 'lastActivityTime') as Record<string, string>
  return { '>=lastActivityTime': from }
}

/** One REST request more. Throws AppError `portal.*`. */
export async function companiesRead(
  portal: PortalClient,
  actor: Actor,
  facts: OverviewFacts,
  answers: Answers,
): Promise<Overview['companies']> {
  if (isKeptBack(answers, name)) return null
  countIn(answers, name)
  const answer = answers[name]
  const found = answer?.ok ? page.parse(answer.result).items.slice(0, mostCompanies) : []
  const counted = await askPortal(
    portal,
    actor,
    Object.fromEntries(
      found.map(({ id }) => [
        `a${id}`,
        countOfActivities({
          BINDINGS: [{ OWNER_TYPE_ID: companyEntityTypeId, OWNER_ID: id }],
          ...ofPeople(facts, 'RESPONSIBLE_ID'),
          ...withinPeriod(facts, 'CREATED'),
        }),
      ]),
    ),
  )
  return found
    .map(({ id, title }) => ({
      id,
      title: title || `№ ${id}`,
      path: cardPath(companyEntityTypeId, id),
      count: countIn(counted, `a${id}`),
    }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count)
    .slice(0, shown)
}
