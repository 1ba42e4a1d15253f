import type { Database } from '../platform/db/database.ts'
import type { Clock } from '../platform/clock/clock.ts'
import type { Action, Directory, Organisations, Permissions, Tenant, Viewer } from '../portal/index.ts'
import { cardPath } from '../portal/index.ts'
import {
  withoutKey,
  type DrillPage,
  type DrillQuery,
  type DrillRow,
  type Report,
  type ReportDimension,
  type ReportQuery,
  type ReportRow,
} from './contract.ts'
import {
  deadlineCountsByRow,
  drilledRequests,
  stageFiguresByRow,
  stageFiguresByWeek,
  type DrilledRequest,
  type ReportFacts,
} from './read-model.ts'
import { peopleBelow } from './people-below.ts'
import { reportFacts, type Groups, type ReportSource } from './report-facts.ts'
import type { StageStore } from './store.ts'

export interface ReportDeps {
  db: Database
  clock: Clock
  store: StageStore
  directory: Directory
  organisations: Organisations
  permissions: Pick<Permissions, 'of' | 'whoMay'>
  tenantOf(portalId: string): Promise<Tenant>
  /** Groups of the routing rules at work. */
  groupsOf(portalId: string): Promise<Groups>
}

interface Asked {
  facts: ReportFacts
  source: ReportSource
  actions: readonly string[]
}

async function asked(deps: ReportDeps, viewer: Viewer, query: ReportQuery): Promise<Asked> {
  const tenant = await deps.tenantOf(viewer.portalId)
  const [directory, groups, organisation, { actions }] = await Promise.all([
    deps.directory.of(tenant),
    deps.groupsOf(tenant.id),
    deps.organisations.of(tenant),
    deps.permissions.of(tenant, viewer),
  ])
  const seesAll = actions.includes('reports.all')
  const source = { now: deps.clock.now(), tenant, directory, groups, organisation, viewer, seesAll }
  return { facts: reportFacts(query, source), source, actions }
}

const noCounts = { open: 0, overdue: 0, closed: 0, breached: 0 }

/** Times in stages and deadlines of the requests that the viewer may see in reports. */
export async function readReport(deps: ReportDeps, viewer: Viewer, query: ReportQuery): Promise<Report> {
  const { facts, source, actions } = await asked(deps, viewer, query)
  const { prisma } = deps.db
  const [counts, figures, trend, cursor] = [
    await deadlineCountsByRow(prisma, facts),
    await stageFiguresByRow(prisma, facts),
    await stageFiguresByWeek(prisma, facts),
    await deps.store.knownCursor(facts),
  ]
  const names = optionsOf(source)
  const known = new Map(names[facts.by].map(({ key, name }) => [key, name]))
  const rowOf = (key: string | null, name: string): ReportRow => ({
    key: key || withoutKey,
    name,
    counts: counts.get(key) ?? noCounts,
    stages: figures.get(key) ?? [],
  })
  const keys = [...new Set([...counts.keys(), ...figures.keys()])].filter((key) => key !== null)
  const rows = keys
    .map((key) => rowOf(key, known.get(key) ?? (key === '' ? '' : `№ ${key}`)))
    .filter((row) => row.stages.length > 0 || Object.values(row.counts).some((count) => count > 0))
  const { seesAll, organisation } = source
  const scope = seesAll ? 'all' : peopleBelow(organisation, viewer.userId).length > 0 ? 'people' : 'own'
  return {
    scope,
    stages: stagesOf(source, figures.get(null)?.map(({ stageId }) => stageId) ?? []),
    total: rowOf(null, ''),
    rows: rows.toSorted((a, b) => weightOf(b) - weightOf(a) || a.name.localeCompare(b.name, 'ru')),
    trend,
    options: names,
    history: { readAt: cursor?.lastOkAt?.toISOString() ?? null, whole: cursor?.caughtUpAt != null },
    mayExport: actions.includes('export.run'),
    holders: await holdersOf(deps, source.tenant, actions),
    mayRebuild: actions.includes('app.administer'),
  }
}

const namesShown = 3

async function holdersOf({ permissions }: ReportDeps, tenant: Tenant, actions: readonly string[]) {
  const others = async (action: Action): Promise<string[]> =>
    actions.includes(action)
      ? []
      : (await permissions.whoMay(tenant, action)).slice(0, namesShown).map(({ name }) => name)
  return { all: await others('reports.all'), export: await others('export.run') }
}

const weightOf = ({ counts: { open, closed } }: ReportRow) => open + closed

/** Names of what rows and filters are told apart by; of people, those whose requests may be seen. */
function optionsOf({ directory, groups, viewer, seesAll, organisation }: ReportSource): Report['options'] {
  const seen = new Set([viewer.userId, ...peopleBelow(organisation, viewer.userId)])
  return {
    category: directory.categories.map(({ id, name }) => ({ key: id, name })),
    group: groups.groups.map(({ id, name }) => ({ key: String(id), name })),
    person: directory.people
      .filter(({ id }) => seesAll || seen.has(id))
      .map(({ id, name }) => ({ key: String(id), name })),
  }
}

/** The portal's stages in its order; one that was removed there keeps its id for a name. */
function stagesOf({ directory }: ReportSource, withFigures: readonly string[]): Report['stages'] {
  const known = directory.stages.filter(({ id, meaning }) => meaning === 'process' || withFigures.includes(id))
  const gone = withFigures.filter((id) => !directory.stages.some((stage) => stage.id === id))
  return [
    ...known.map(({ id, name, color, meaning }) => ({ id, name, color, meaning })),
    ...gone.map((id) => ({ id, name: id, color: null, meaning: 'process' as const })),
  ]
}

const pageSize = 50

/** The requests behind a figure. */
export async function readDrill(deps: ReportDeps, viewer: Viewer, query: DrillQuery): Promise<DrillPage> {
  const { facts, source } = await asked(deps, viewer, query)
  const { what, stage, offset } = query
  const found = await drilledRequests(deps.db.prisma, facts, {
    what,
    stageId: stage ?? null,
    offset,
    limit: pageSize + 1,
  })
  const rows = found.slice(0, pageSize).map((row) => drillRow(source, row))
  return { rows, next: found.length > pageSize ? offset + pageSize : null }
}

function drillRow({ tenant, directory }: ReportSource, row: DrilledRequest): DrillRow {
  const { entityId, title, stageId, category, person, due, ms } = row
  return {
    id: entityId,
    title: title ?? `№ ${entityId}`,
    path: cardPath(tenant.entityTypeId, entityId),
    stage: directory.stages.find(({ id }) => id === stageId)?.name ?? stageId ?? '—',
    person: directory.people.find(({ id }) => String(id) === person)?.name ?? (person === '' ? '—' : `№ ${person}`),
    category: directory.categories.find(({ id }) => id === category)?.name ?? null,
    resolveBy: due?.toISOString() ?? null,
    ms,
  }
}

/** Names of the rows of a dimension without a value. */
export const withoutNames: Record<ReportDimension, { ru: string; en: string }> = {
  category: { ru: 'Без категории', en: 'No category' },
  group: { ru: 'Без группы', en: 'No group' },
  person: { ru: 'Без ответственного', en: 'Nobody' },
}
