import type { Clock } from '../../platform/clock/clock.ts'
import { typeIdOf, type Person, type PortalClient, type Tenant } from '../../portal/index.ts'
import type { ColumnMapping } from '../contract.ts'
import type { RowReader } from '../row-reader.ts'
import type { FoundLink } from '../rules/link-keys.ts'
import type { ImportContent } from '../rules/import-content.ts'
import { originalOwnerField } from '../rules/original-fields.ts'
import { rowPlan, type RowPlan } from '../rules/row-plan.ts'
import { rowLinks, rowRecord } from '../rules/row-record.ts'
import { findLinks, linkName } from './find-links.ts'
import { fieldsOfRun } from './fields-of-run.ts'

export interface RowReaderDeps {
  portal: PortalClient
  clock: Clock
  tenantOf(portalId: string): Promise<Tenant>
  peopleOf(tenant: Tenant): Promise<readonly Person[]>
}

/** What a run says of its rows. */
export interface ReadRun {
  id: string
  portalId: string
  entityTypeId: number
  content: ImportContent
  columns: readonly string[]
  mapping: { columns: readonly ColumnMapping[] }
}

export interface RowReaders {
  /** Reads rows as the run's mapping says. What was looked up is kept for ten minutes, or until `forget`. Throws AppError `portal.*`. */
  open(run: ReadRun): Promise<RowReader>
  /** Before all rows are read anew: clients may have come since. */
  forget(runId: string): void
}

interface Kept {
  mapping: string
  until: number
  plan: RowPlan
  links: Map<string, FoundLink>
}

const keptMs = 10 * 60_000
/** Runs that a process keeps what it found for. */
const mostKept = 4
/** Clients that are kept of one run. */
const mostLinks = 50_000

export function createRowReaders(deps: RowReaderDeps): RowReaders {
  const kept = new Map<string, Kept>()

  async function keptFor(run: ReadRun): Promise<Kept> {
    const mapping = JSON.stringify(run.mapping.columns)
    const known = kept.get(run.id)
    if (known?.mapping === mapping && known.until > deps.clock.now().getTime()) return known
    const made = { mapping, plan: await planOf(deps, run), links: new Map<string, FoundLink>(), until: 0 }
    kept.delete(run.id)
    kept.set(run.id, made)
    const [oldest] = kept.keys()
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
    return made
  }

  return {
    forget: (runId) => void kept.delete(runId),
    async open(run) {
      const known = await keptFor(run)
      known.until = deps.clock.now().getTime() + keptMs
      const { plan, links } = known
      return async (rows) => {
        // Memory stays the same however many clients a file names.
        if (links.size > mostLinks) links.clear()
        const wanted = rows.flatMap(({ cells }) => rowLinks(cells, plan)).filter((key) => !links.has(linkName(key)))
        if (wanted.length > 0)
          for (const [name, link] of await findLinks(deps.portal, run.portalId, wanted)) links.set(name, link)
        const now = deps.clock.now()
        return rows.map(({ id, cells }) => {
          const read = rowRecord(cells, plan, (key) => links.get(linkName(key)), now)
          if (!read.ok) return { id, because: read.because }
          const { createdTime } = read.fields
          const originalAt = typeof createdTime === 'string' ? new Date(createdTime) : null
          return { id, record: read.fields, originalAt, notes: read.notes }
        })
      }
    },
  }
}

async function planOf(deps: RowReaderDeps, run: ReadRun): Promise<RowPlan> {
  const tenant = await deps.tenantOf(run.portalId)
  // What comments and files must have is asked for by their own rule, which says it in its own words.
  const all = await fieldsOfRun(deps.portal, run)
  const fields = run.content === 'records' ? all : all.map((field) => ({ ...field, required: false }))
  const people = await deps.peopleOf(tenant)
  const ownerField = run.entityTypeId === tenant.entityTypeId ? originalOwnerField(typeIdOf(tenant.fieldNames)) : null
  return rowPlan(run.mapping.columns, run.columns, { fields, people, ownerField, zone: tenant.zone })
}
