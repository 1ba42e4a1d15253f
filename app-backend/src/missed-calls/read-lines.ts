import { personOf, type Organisation, type Viewer } from '../portal/index.ts'
import type { LinePerson, LineTried, PhoneLineView, PhoneLines } from './contract.ts'
import { readLines, type StoredLine } from './line-store.ts'
import type { MissedCallDeps } from './missed-call-deps.ts'
import { reachOf } from './reach.ts'
import { managerOf, readStaff, type Staff } from './rule-facts.ts'
import { holderAt } from './rules/phone-line.ts'
import { resolveLine } from './rules/resolve-line.ts'

type Deps = Pick<MissedCallDeps, 'db' | 'clock' | 'people' | 'tenantOf'>

const monthsMs = 90 * 86_400_000
const mostUnmapped = 50

export const personView = (organisation: Organisation, id: number): LinePerson => {
  const person = personOf(organisation, id)
  return { id, name: person?.name ?? `№ ${id}`, active: person?.active === true }
}

/** All lines with their holders, how often they were called, and the lines of calls that nobody holds. */
export async function readLinesView(deps: Deps, viewer: Viewer, mayEdit: boolean): Promise<PhoneLines> {
  const { portalId } = viewer
  const staff = await readStaff(deps, await deps.tenantOf(portalId))
  const [lines, hits] = [await readLines(deps.db.prisma, portalId), await hitsOf(deps, portalId)]
  const viewOf = lineViewer(staff, viewer, mayEdit, deps.clock.now())
  return {
    lines: lines.map((line) => ({ ...viewOf(line), ...(hits.get(line.id) ?? { hits: 0, lastHitAt: null }) })),
    unmapped: await unmappedOf(deps, portalId, lines),
    mayEdit,
  }
}

function lineViewer(staff: Staff, viewer: Viewer, mayEdit: boolean, now: Date) {
  const { organisation } = staff
  const reach = reachOf(organisation, viewer)
  return (line: StoredLine): PhoneLineView => {
    const present = holderAt(line, now)
    const current = managerOf(staff, present).userId
    const { id, number, label, aliases, active, comment, revision } = line
    return {
      id,
      number,
      label,
      active,
      comment,
      revision,
      hits: 0,
      lastHitAt: null,
      aliases: [...aliases],
      holders: line.holders.map(({ userId, substituteId, from, by, at }) => ({
        person: personView(organisation, userId),
        substitute: substituteId === null ? null : personView(organisation, substituteId),
        from: from.toISOString(),
        by: personView(organisation, by).name,
        at: at.toISOString(),
      })),
      current: current === null ? null : personView(organisation, current),
      editable: mayEdit && (present === null || reach(present.userId)),
    }
  }
}

async function hitsOf({ db, clock }: Deps, portalId: string) {
  const since = new Date(clock.now().getTime() - monthsMs)
  const rows = await db.prisma.missedCall.groupBy({
    by: ['lineId'],
    where: { portalId, lineId: { not: null }, lastCallAt: { gte: since } },
    _count: true,
    _max: { lastCallAt: true },
  })
  return new Map(
    rows.map(({ lineId, _count, _max }) => [
      lineId,
      { hits: _count, lastHitAt: _max.lastCallAt?.toISOString() ?? null },
    ]),
  )
}

/** What a call named and no line knows now; a line that was made since takes its name off the list. */
async function unmappedOf({ db, clock }: Deps, portalId: string, lines: readonly StoredLine[]) {
  const since = new Date(clock.now().getTime() - monthsMs)
  const rows = await db.prisma.missedCall.groupBy({
    by: ['unmapped'],
    where: { portalId, unmapped: { not: null }, lastCallAt: { gte: since } },
    _count: true,
    _max: { lastCallAt: true },
    orderBy: { _count: { unmapped: 'desc' } },
    take: mostUnmapped,
  })
  return rows.flatMap(({ unmapped, _count, _max }) => {
    if (unmapped === null || _max.lastCallAt === null) return []
    const known = resolveLine({ portalNumber: unmapped, sourceDescription: '' }, lines).line
    return known ? [] : [{ line: unmapped, calls: _count, lastAt: _max.lastCallAt.toISOString() }]
  })
}

/** Which line a pasted text means and who would get the lead now, with the reasons. */
export async function tryLine(deps: Deps, viewer: Viewer, text: string): Promise<LineTried> {
  const staff = await readStaff(deps, await deps.tenantOf(viewer.portalId))
  const lines = await readLines(deps.db.prisma, viewer.portalId)
  const found = [
    resolveLine({ portalNumber: '', sourceDescription: text }, lines),
    resolveLine({ portalNumber: text, sourceDescription: '' }, lines),
  ]
  const answer = found.find(({ line }) => line) ?? found[0]
  const line = lines.find(({ id }) => id === answer?.line?.id) ?? null
  const now = deps.clock.now()
  const manager = line && managerOf(staff, holderAt(line, now))
  return {
    line: line && lineViewer(staff, viewer, false, now)(line),
    person: manager?.userId ? personView(staff.organisation, manager.userId) : null,
    because: [...(answer?.because ?? []), ...(manager?.because ?? [])],
  }
}
