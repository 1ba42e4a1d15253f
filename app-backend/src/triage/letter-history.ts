import type { Database } from '../platform/db/database.ts'
import type { CategoryKindDeps } from '../categorization/index.ts'
import type { DeadlineKindDeps } from '../deadlines/index.ts'
import { cardOf, type RoutingKindDeps } from '../routing/index.ts'
import { countOpened, readLatestOpened, readOpened, type OpenedLetter } from '../intake/index.ts'
import type { History, PastRecord, Period } from '../rule-sets/index.ts'
import { languageOf } from './rules/language-of.ts'
import { fieldsNow } from './store.ts'

export interface LetterHistoryDeps {
  prisma: Database['prisma']
  /** Subject, and the sender's own words. */
  textOf(portalId: string, letterId: number): Promise<{ subject: string; body: string }>
  namesOf(portalId: string): Promise<ReadonlyMap<string, string>>
  peopleOf: RoutingKindDeps['peopleOf']
  fieldNamesOf(portalId: string): Promise<{ category: string; resolveBy: string }>
}

/** No letter is kept from opening a request by these rules. */
const reasonPrefix = 'triage.'

/** The letters that opened requests, as the rules of category and deadline are asked about them, with what people made of them. */
export function createLetterHistory(deps: LetterHistoryDeps): {
  category: CategoryKindDeps['history']
  deadline: DeadlineKindDeps['history']
  routing: RoutingKindDeps['history']
} {
  return {
    category: historyOf(deps, async (portalId, letters) => {
      const names = Object.fromEntries(await deps.namesOf(portalId))
      const now = await nowOf(deps, portalId, letters)
      return Promise.all(
        letters.map(async (letter) => {
          const { subject, body } = await deps.textOf(portalId, letter.id)
          const people = now.get(letter.id)?.categoryId
          return {
            ...head(letter),
            facts: { subject, body, names },
            ...(people ? { people: { categoryId: people } } : {}),
          }
        }),
      )
    }),
    deadline: historyOf(deps, async (portalId, letters) => {
      const now = await nowOf(deps, portalId, letters)
      return letters.map((letter) => {
        const at = letter.receivedAt.toISOString()
        const categoryId = now.get(letter.id)?.categoryId ?? null
        const past = {
          recategorizedAt: null,
          locked: false,
          pauses: [],
          stages: [],
          firstCategoryId: null,
          current: null,
        }
        return { ...head(letter), facts: { categoryId, receivedAt: at, categorizedAt: at, ...past } }
      })
    }),
    // Who was away then is not known any more: everybody is taken to have been there, and to have begun with nothing.
    routing: historyOf(deps, async (portalId, letters) => {
      const now = await nowOf(deps, portalId, letters)
      const names = Array.from(await deps.peopleOf(portalId))
      const people = names.map(([userId, name]) => ({ userId, name, away: null, open: 0 }))
      return Promise.all(
        letters.map(async (letter) => {
          const known = now.get(letter.id)
          const { categoryId = null, responsibleId = null } = known ?? {}
          const { departmentId, mailboxId } = letter
          const { subject, body } = await deps.textOf(portalId, letter.id)
          const card = known ? cardOf({ ...known, watched: { sourceId: known.source } }) : cardOf(null)
          const asked = { ...card, categoryId, departmentId, mailboxId, language: languageOf(`${subject}\n${body}`) }
          // Nobody is away: no deputy's day is asked for.
          const facts = { ...asked, zone: 'UTC', people, lastInTurn: [], previousUserId: null }
          const made = responsibleId === null ? {} : { people: { userId: responsibleId, groupId: null } }
          return { ...head(letter), facts, ...made }
        }),
      )
    }),
  }
}

const head = ({ id, from, subject, receivedAt }: OpenedLetter) => ({
  subject: `letter:${id}`,
  title: [from, subject].filter(Boolean).join(' · '),
  at: receivedAt,
})

const nowOf = async ({ prisma, fieldNamesOf }: LetterHistoryDeps, portalId: string, letters: readonly OpenedLetter[]) =>
  fieldsNow(
    prisma,
    portalId,
    letters.map(({ id }) => id),
    await fieldNamesOf(portalId),
  )

type Records<Facts, Outcome> = (
  portalId: string,
  letters: readonly OpenedLetter[],
) => Promise<PastRecord<Facts, Outcome>[]>

function historyOf<Facts, Outcome>(
  { prisma }: LetterHistoryDeps,
  records: Records<Facts, Outcome>,
): History<Facts, Outcome> {
  const filter = (period: Period) => ({ ...period, reasonPrefix })
  return {
    count: (portalId, period) => countOpened(prisma, portalId, filter(period)),
    async page(portalId, period, { after, take }) {
      const at = { after: after === null ? null : Number(after), take }
      const letters = await readOpened(prisma, portalId, filter(period), at)
      const last = letters.at(-1)
      const next = letters.length === take && last ? String(last.id) : null
      return { records: await records(portalId, letters), next }
    },
    latest: async (portalId, take) => records(portalId, await readLatestOpened(prisma, portalId, reasonPrefix, take)),
  }
}
