import { z } from 'zod'
import { AppError } from '../platform/errors/app-error.ts'
import { companyEntityTypeId, runIdOf, type Actor, type Viewer } from '../portal/index.ts'
import type { ChangeBody } from './contract.ts'
import { readCompanies, type FoundCompany } from './read-company.ts'
import { readRights } from './read-rights.ts'
import { statusField, statusOf, type Status } from './rules/status.ts'
import type { StatusDeps } from './status-deps.ts'
import { addChanges, readDirectory } from './status-store.ts'
import { companyStatusRule, statusWrite } from './status-write.ts'
import { personView } from './status-view.ts'

const found = z.object({ item: z.looseObject({}) })
const patienceMs = 10_000

/** A status that may be chosen. @throws AppError `company-status.unknown` */
export function chosenStatus(statuses: readonly Status[], key: string): Status {
  const status = statuses.find((one) => one.key === key)
  if (!status || status.archived || status.optionId === null) throw new AppError('company-status.unknown')
  return status
}

/**
 * A person gives one company another status. The right is asked at the server for this person and this company; the company is
 * read with the person's own token, the field written with the app's: heads need no right to edit companies. Two requests, once a press.
 * @throws AppError `company-status.not-yours`, `.changed`, `.unknown`, `.no-company`, `portal.*`
 */
export async function changeStatus(
  deps: StatusDeps,
  viewer: Viewer,
  companyId: number,
  body: ChangeBody,
): Promise<void> {
  const { portalId, userId } = viewer
  const { statuses } = await readDirectory(deps.db.prisma, portalId)
  const to = chosenStatus(statuses, body.to)
  const [company] = await readCompanies(deps, viewer, [companyId], statuses)
  if (!company) throw new AppError('company-status.no-company')
  const rights = await readRights(deps, await deps.tenantOf(portalId))
  const verdict = rights.of(viewer, company.responsibleId)
  if (!verdict.allowed)
    throw new AppError('company-status.not-yours', {
      params: { who: verdict.heads.map((id) => personView(rights.organisation, id).name).join(', ') || '—' },
    })
  if (company.status?.key === to.key) return
  if ((company.status?.key ?? null) !== body.from) throw new AppError('company-status.changed')
  await writeNow(deps, viewer, company, to, body)
  await addChanges(deps.db.prisma, portalId, [
    {
      id: body.key,
      companyId,
      fromKey: body.from,
      toKey: to.key,
      userId,
      at: deps.clock.now(),
      source: 'editor',
      outcome: 'accepted',
      comment: body.comment,
      because: verdict.because,
      runId: runIdOf(portalId, nameOf(body)),
    },
  ])
}

const nameOf = ({ key }: ChangeBody) => `company-status:${key}`

async function writeNow(
  { writes, portal, remember }: Pick<StatusDeps, 'writes' | 'portal' | 'remember'>,
  { portalId, userId }: Viewer,
  company: FoundCompany,
  to: Status,
  body: ChangeBody,
): Promise<void> {
  const actor: Actor = { kind: 'portal', portalId }
  const name = nameOf(body)
  const write = statusWrite(name, company.id, { from: company.status, to, because: [] })
  const cause = { kind: 'person', id: String(userId) } as const
  await writes.once({
    run: { portalId, name, rule: companyStatusRule, mode: 'live', userId, cause },
    entries: [write],
    made: () => ({}),
    async lookUp() {
      const params = { entityTypeId: companyEntityTypeId, id: company.id, useOriginalUfNames: 'Y' }
      const { result } = await portal.call(actor, 'crm.item.get', params, { kind: 'read', patienceMs })
      return statusOf(found.parse(result).item[statusField], [to]) ? {} : null
    },
    async write() {
      const { result } = await portal.call(actor, write.method, write.params, { kind: 'write', patienceMs })
      const { data } = found.safeParse(result)
      if (data) await remember(portalId, companyEntityTypeId, data.item)
      return {}
    },
  })
}
