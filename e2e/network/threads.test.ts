import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { stageEntity } from '../portal/entities/stages.ts'
import { callApi } from './install-app.ts'
import { aLetter, send } from './letters.ts'
import { signIn } from './sign-in.ts'
import { asked, countingRequests, eventsDone, jobsDone, settled, testNetwork } from './testing.ts'
import { publishUsualRules } from './usual-rules.ts'

describe.each([
  ['lead', 1],
  ['smart process', 1030],
])('threads with a %s as the request', (_, entityTypeId) => {
  const network = testNetwork({ entityTypeId })
  let session: Promise<string> | undefined
  const token = () => (session ??= signIn(network))
  const item = (id: number) => network.portal.state.items.of(entityTypeId).get(id)
  /** Stages of the request's type in their order, of one meaning. */
  const stages = (id: number, semantics: string) => {
    const { state } = network.portal
    const dictionary = stageEntity(state, entityTypeId, Number(item(id)?.categoryId ?? 0))
    return [...state.statuses.values()]
      .filter((one) => one.entityId === dictionary && (one.semantics ?? '') === semantics)
      .toSorted((one, other) => one.sort - other.sort)
      .map(({ statusId }) => statusId)
  }
  let total = 0
  async function take(parts: Parameters<typeof aLetter>[0] = {}) {
    const messageId = `<${randomUUID()}@zarechie.example>`
    await send(network.smtp, aLetter({ messageId, ...parts }))
    const [letter] = await settled(network, (total += 1), { token: await token() })
    return { messageId, outcome: letter?.outcome, request: letter?.request?.id ?? 0, why: letter?.why ?? [] }
  }
  const answering = (id: string) => ({ headers: [`In-Reply-To: ${id}`] })
  const close = (id: number) => {
    const found = item(id)
    if (!found) throw new Error(`no request ${id}`)
    const semantic = 'stageSemanticId' in found ? { stageSemanticId: 'F' } : {}
    Object.assign(found, { stageId: stages(id, 'F')[0], ...semantic })
  }

  /** A person changes a request in the portal, which tells of it. */
  async function edited(id: number, fields: object): Promise<void> {
    const answer = await fetch(`${network.portal.url}/_portal/simulate/person-edit`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ entityTypeId, userId: 1, id, fields }),
    })
    if (!answer.ok) throw new Error(`person-edit: ${answer.status} ${await answer.text()}`)
  }

  it('an answer to a letter that the portal sent joins its request, for one request more', async () => {
    const first = await take()
    const activity = [...network.portal.state.activities.values()].find(
      ({ ownerTypeId, ownerId }) => ownerTypeId === entityTypeId && ownerId === first.request,
    )
    const host = new URL(network.portal.state.url).hostname
    const sent = `<crm.activity.${activity?.id}-A1B2C3@${host}>`
    const { result, requests } = await countingRequests(network, () => take(answering(sent)))
    expect([result.outcome, result.request, result.why[0]?.code]).toEqual(['joined', first.request, 'thread.activity'])
    expect(requests, asked(requests)).toHaveLength(3)
    const foreign = await take(answering(`<crm.activity.${activity?.id}-A1B2C3@other.example>`))
    expect(foreign.outcome).toBe('created')
  })

  it('an answer to a closed request opens it again in the portal, for one request more', async () => {
    const first = await take()
    close(first.request)
    const { result, requests } = await countingRequests(network, () => take(answering(first.messageId)))
    expect([result.outcome, result.request]).toEqual(['joined', first.request])
    expect(item(first.request)?.stageId).toBe(stages(first.request, '')[0])
    expect(requests, asked(requests)).toHaveLength(3)
  })

  it('an automatic answer leaves it closed and writes nothing into the portal', async () => {
    const first = await take()
    close(first.request)
    const headers = [`In-Reply-To: ${first.messageId}`, 'Auto-Submitted: auto-replied']
    const { result, requests } = await countingRequests(network, () => take({ headers }))
    expect(result.outcome).toBe('ignored')
    expect(item(first.request)?.stageId).toBe(stages(first.request, 'F')[0])
    expect(requests, asked(requests)).toHaveLength(0)
  })
  it('an answer that opens a request again has its responsible chosen anew where the settings say so, and it says why', async () => {
    await publishUsualRules(network)
    const settings = { revision: 0, enabled: true, values: { closedReply: 'reopen', reopenOwner: 'route' } }
    await callApi(network.appUrl, await token(), 'PUT', '/api/settings/threading', settings)
    const first = await take({ subject: 'Щит не включается' })
    await jobsDone(network)
    // A person outside the groups of its category took it, and closed it.
    await edited(first.request, { stageId: stages(first.request, 'F')[0], assignedById: 1 })
    await eventsDone(network)
    await jobsDone(network)
    const again = await take(answering(first.messageId))
    expect([again.outcome, again.request]).toEqual(['joined', first.request])
    await jobsDone(network)
    const path = `/api/why/${entityTypeId}/${first.request}`
    const { decisions } = (await callApi(network.appUrl, await token(), 'GET', path)) as {
      decisions: { kind: string; because: { code: string }[] }[]
    }
    const codes = decisions.map(({ because }) => because[0]?.code)
    expect(codes).toContain('routing.reopened-anew')
    // What reopening wrote is taken for nobody's edit of other fields.
    expect(codes).not.toContain('category.by-person')
    expect(codes).not.toContain('deadline.locked-by')
    expect([2, 3, 5]).toContain(item(first.request)?.assignedById)
  })
})
