import { createHash } from 'node:crypto'
import { z } from 'zod'
import { companyName } from '../../kernel/company-name.ts'
import { originMark } from '../../kernel/origin-mark.ts'
import { companyEntityTypeId, type BatchItem } from '../../portal/index.ts'
import { channelsOf } from '../rules/contact-fields.ts'
import { together } from './together.ts'
import { actorOf, cardRun, type CardWork, type CardWriteDeps, type PlannedCard } from './write-deps.ts'

export const addedItem = z.object({ item: z.looseObject({ id: z.coerce.number().int() }) })
export const foundItems = z.object({ items: z.array(z.looseObject({ id: z.coerce.number().int() })) })

const keyOf = (title: string) => companyName(title).key
const short = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16)

/**
 * Makes the companies that the cards need, each once however many cards name it, in one request. Returns the company of each card,
 * or why it could not be made.
 */
export async function writeCompanies(
  deps: CardWriteDeps,
  work: CardWork,
  cards: readonly PlannedCard[],
): Promise<Map<number, PromiseSettledResult<number | null>>> {
  const wanted = new Map<string, PlannedCard>()
  for (const card of cards) {
    const { company } = card.plan
    if (company.kind === 'new' && !wanted.has(keyOf(company.title))) wanted.set(keyOf(company.title), card)
  }
  const keys = [...wanted.keys()]
  const made = await together(
    deps.portal,
    actorOf(work),
    [...wanted.values()].map(
      (card) => (send, key) =>
        addCompany(deps, work, card, async (command) => {
          const name = key('company')
          return (await send({ [name]: command }))[name]
        }),
    ),
  )
  return new Map(
    cards.map(({ id, plan: { company } }) => {
      if (company.kind === 'new') return [id, made[keys.indexOf(keyOf(company.title))] ?? nothing]
      return [id, { status: 'fulfilled', value: company.kind === 'known' ? company.id : null }]
    }),
  )
}

const nothing = { status: 'fulfilled', value: null } as const

type SendOne = (command: { method: string; params: Record<string, unknown> }) => Promise<BatchItem | undefined>

async function addCompany(deps: CardWriteDeps, work: CardWork, card: PlannedCard, send: SendOne): Promise<number> {
  const { plan } = card
  const title = plan.company.kind === 'new' ? plan.company.title : ''
  const mark = `cards:${work.origin.id}:company:${short(keyOf(title))}`
  const fields = {
    title,
    assignedById: work.origin.responsibleId,
    opened: work.settings.openRecords ? 'Y' : 'N',
    ...originMark(companyEntityTypeId, mark),
  }
  // A firm's own card carries the firm's numbers; a person's card does not.
  const fm = plan.contact === null ? channelsOf(card.card) : []
  const params = { entityTypeId: companyEntityTypeId, fields }
  const { id } = await deps.writeOnce({
    run: cardRun(work),
    entries: [
      {
        key: mark,
        action: 'add',
        entityTypeId: companyEntityTypeId,
        entityId: null,
        method: 'crm.item.add',
        params,
        before: {},
        after: fields,
        because: plan.because,
      },
    ],
    made: (done) => ({ [mark]: done.id }),
    async lookUp() {
      const filter = originMark(companyEntityTypeId, mark)
      const question = { entityTypeId: companyEntityTypeId, filter, select: ['id'], start: -1 }
      const { result } = await deps.portal.call(actorOf(work), 'crm.item.list', question, { kind: 'read' })
      const [first] = foundItems.parse(result).items
      return first ? { id: first.id } : null
    },
    async write() {
      const answer = await send({ method: 'crm.item.add', params: { ...params, fields: { ...fields, fm } } })
      const { item } = addedItem.parse(answer?.ok ? answer.result : null)
      await deps.remember(work.tenant.id, companyEntityTypeId, item)
      return { id: item.id }
    },
  })
  return id
}
