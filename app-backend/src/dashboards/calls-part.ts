import type { Command } from '../portal/index.ts'
import { countIn, countOfActivities, isKeptBack, type Answers } from './ask-portal.ts'
import type { Overview } from './contract.ts'
import { between, ofPeople, type OverviewFacts } from './overview-facts.ts'

/** Bitrix24 docs: api-reference/crm/data-types (TYPE_ID of a call, DIRECTION) */
const call = 2
const [incoming, outgoing] = [1, 2]

/** Calls as the timelines of the CRM hold them, over time. */
export function callsAsked(facts: OverviewFacts): Record<string, Command> {
  const count = (DIRECTION: number, from: string, until: string) =>
    countOfActivities({
      TYPE_ID: call,
      DIRECTION,
      ...ofPeople(facts, 'RESPONSIBLE_ID'),
      ...between(facts, 'CREATED', from, until),
    })
  return Object.fromEntries(
    facts.buckets.flatMap(({ from, until }, at) => [
      [`in${at}`, count(incoming, from, until)],
      [`out${at}`, count(outgoing, from, until)],
    ]),
  )
}

export function callsRead({ buckets }: OverviewFacts, answers: Answers): Overview['calls'] {
  if (isKeptBack(answers, 'in0')) return null
  return {
    byTime: buckets.map((bucket, at) => ({
      ...bucket,
      incoming: countIn(answers, `in${at}`),
      outgoing: countIn(answers, `out${at}`),
    })),
  }
}
