import { randomUUID } from 'node:crypto'
import { recordAudit } from '../audit/index.ts'
import { AppError } from '../platform/errors/app-error.ts'
import type { Transaction } from '../platform/db/database.ts'
import { personOf, type Organisation, type Viewer } from '../portal/index.ts'
import type { LineBody } from './contract.ts'
import { findLine, lockLines, removeLine, saveLine, type StoredLine } from './line-store.ts'
import { workJob } from './jobs-of-calls.ts'
import type { MissedCallDeps } from './missed-call-deps.ts'
import { lookAgain } from './missed-store.ts'
import { reachOf, type Reach } from './reach.ts'
import { holderAt, type LineHolder } from './rules/phone-line.ts'

type Deps = Pick<MissedCallDeps, 'db' | 'clock' | 'people' | 'tenantOf' | 'addJob'>

/** Long before any call: a new line belongs to its first holder from ever. */
const ever = new Date(0)

/** Makes a line, or changes it when `known` names one. Resolves to its id. @throws AppError `phone-line.*` */
export async function changeLine(
  deps: Deps,
  viewer: Viewer,
  body: LineBody,
  known?: { id: string; revision: number },
): Promise<string> {
  const { portalId } = viewer
  const organisation = await deps.people.organisation(await deps.tenantOf(portalId))
  const reach = reachOf(organisation, viewer)
  return deps.db.prisma.$transaction(async (tx) => {
    await lockLines(tx, portalId)
    const before = known ? await findLine(tx, portalId, known.id) : null
    if (known && !before) throw new AppError('phone-line.not-found')
    mayChange(organisation, reach, before, body, deps.clock.now())
    const id = known?.id ?? randomUUID()
    const at = deps.clock.now()
    await keepLine(tx, viewer, { id, body, before, revision: known?.revision ?? 0, at })
    await lookAgain(tx, portalId, at)
    await deps.addJob(workJob(portalId, deps.clock.now()), tx)
    return id
  })
}

interface Kept {
  id: string
  body: LineBody
  before: StoredLine | null
  revision: number
  at: Date
}

/** Keeps a line with its line of the trail, within a transaction that holds the lock of the lines. */
export async function keepLine(
  tx: Transaction,
  viewer: Viewer,
  { id, body, before, revision, at }: Kept,
): Promise<void> {
  const { portalId, userId } = viewer
  const holders = holdersOf(before, body, { userId, at })
  await saveLine(tx, portalId, { ...body, id, revision, holders }, { userId, at })
  await recordAudit(tx, {
    portalId,
    at,
    actor: { kind: 'person', id: String(userId) },
    action: before ? 'phone-line.changed' : 'phone-line.added',
    ...(before ? { before: lineOf(before, holderAt(before, at)) } : {}),
    after: lineOf(body, { userId: body.userId, substituteId: body.substituteId }),
  })
}

const lineOf = (
  { number, label, active }: Pick<LineBody, 'number' | 'label' | 'active'>,
  holder: Pick<LineHolder, 'userId' | 'substituteId'> | null,
) => ({ number, label, active, holder: holder?.userId ?? null, substitute: holder?.substituteId ?? null })

/** A new person begins a row of the history of their own; the same person again only gets another substitute. */
function holdersOf(
  before: Pick<StoredLine, 'holders'> | null,
  { userId, substituteId, from }: Pick<LineBody, 'userId' | 'substituteId' | 'from'>,
  by: { userId: number; at: Date },
): LineHolder[] {
  const history = before?.holders ?? []
  const now = before ? holderAt(before, by.at) : null
  if (now?.userId === userId && from === undefined)
    return history.map((one) => (one === now ? { ...one, substituteId } : one))
  const since = from === undefined ? (before ? by.at : ever) : new Date(from)
  const others = history.filter((one) => one.from.getTime() !== since.getTime())
  return [...others, { userId, substituteId, from: since, by: by.userId, at: by.at }].toSorted(
    (a, b) => a.from.getTime() - b.from.getTime(),
  )
}

export function mayChange(
  organisation: Organisation,
  reach: Reach,
  before: StoredLine | null,
  { userId, substituteId }: Pick<LineBody, 'userId' | 'substituteId'>,
  now: Date,
): void {
  for (const id of [userId, ...(substituteId === null ? [] : [substituteId])])
    if (personOf(organisation, id)?.active !== true) throw new AppError('phone-line.unknown-person')
  const present = before && holderAt(before, now)
  if (!reach(userId) || (present && !reach(present.userId))) throw new AppError('phone-line.not-yours')
}

/** Takes a line away; leads it has given stay where they are. */
export async function dropLine(deps: Deps, viewer: Viewer, id: string): Promise<void> {
  const { portalId, userId } = viewer
  const organisation = await deps.people.organisation(await deps.tenantOf(portalId))
  const at = deps.clock.now()
  await deps.db.prisma.$transaction(async (tx) => {
    await lockLines(tx, portalId)
    const before = await findLine(tx, portalId, id)
    if (!before) throw new AppError('phone-line.not-found')
    const present = holderAt(before, at)
    if (present && !reachOf(organisation, viewer)(present.userId)) throw new AppError('phone-line.not-yours')
    await removeLine(tx, portalId, id)
    const actor = { kind: 'person', id: String(userId) } as const
    await recordAudit(tx, { portalId, at, actor, action: 'phone-line.removed', before: lineOf(before, present) })
  })
}
