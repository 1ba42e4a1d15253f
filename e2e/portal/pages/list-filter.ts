import type { FastifyRequest } from 'fastify'
import { semanticsOf } from '../entities/stages.ts'
import type { Category, Item, Status } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { asText } from '../wire/params.ts'
import type { EntityKind } from './entity-kind.ts'
import { categoriesOf, everyStageOf } from './pipelines.ts'
import { queryText, type Viewer } from './viewer.ts'

export const PRESETS = ['all', 'mine', 'open', 'closed'] as const
export type Preset = (typeof PRESETS)[number]

/** What the address of a list asks for. */
export interface ListFilter {
  text: string
  preset: Preset
  stage: string
  /** Number of the pipeline; null = all of them. */
  category: number | null
  responsible: number
  /** Days of creation, `2026-11-22`; '' = open. */
  from: string
  to: string
}

/** Reads the filter from the address; what does not fit is left out. */
export function readFilter(request: FastifyRequest): ListFilter {
  const day = (name: string): string =>
    /^\d{4}-\d{2}-\d{2}$/.test(queryText(request, name)) ? queryText(request, name) : ''
  const category = queryText(request, 'category')
  return {
    text: queryText(request, 'q'),
    preset: PRESETS.find((one) => one === queryText(request, 'preset')) ?? 'all',
    stage: queryText(request, 'stage'),
    category: /^\d+$/.test(category) ? Number(category) : null,
    responsible: Number(queryText(request, 'responsible')) || 0,
    from: day('from'),
    to: day('to'),
  }
}

/** The same filter as parameters of an address; empty conditions are left out. */
export function filterQuery(filter: ListFilter): URLSearchParams {
  const query = new URLSearchParams()
  const put = (name: string, value: string): void => {
    if (value !== '') query.set(name, value)
  }
  put('q', filter.text)
  put('preset', filter.preset === 'all' ? '' : filter.preset)
  put('stage', filter.stage)
  put('category', filter.category === null ? '' : String(filter.category))
  put('responsible', filter.responsible === 0 ? '' : String(filter.responsible))
  put('from', filter.from)
  put('to', filter.to)
  return query
}

/** A test of the conditions that are set, or null when none is. */
export function filterTest(
  state: PortalState,
  viewer: Viewer,
  kind: EntityKind,
  filter: ListFilter,
): ((item: Item) => boolean) | null {
  const tests: ((item: Item) => boolean)[] = []
  const { stage, category, responsible, from, to } = filter
  if (stage !== '') tests.push((item) => item['stageId'] === stage)
  if (category !== null) tests.push((item) => categoryOf(item, categoriesOf(state, kind)) === category)
  if (responsible !== 0) tests.push((item) => Number(item['assignedById']) === responsible)
  if (from !== '') tests.push((item) => asText(item['createdTime']).slice(0, 10) >= from)
  if (to !== '') tests.push((item) => asText(item['createdTime']).slice(0, 10) <= to)
  const preset = presetTest(state, viewer, kind, filter.preset)
  if (preset !== null) tests.push(preset)
  return tests.length === 0 ? null : (item) => tests.every((test) => test(item))
}

/** Pipeline of a record: its own, or the default one of its type. */
export function categoryOf(item: Item, categories: Category[]): number {
  const own = Number(item['categoryId'] ?? 0)
  return own > 0 ? own : (categories.find((one) => one.isDefault)?.id ?? 0)
}

function presetTest(
  state: PortalState,
  viewer: Viewer,
  kind: EntityKind,
  preset: Preset,
): ((item: Item) => boolean) | null {
  if (preset === 'all') return null
  if (preset === 'mine') return (item) => Number(item['assignedById']) === viewer.user.id
  const finished = new Set(
    everyStageOf(state, kind)
      .filter((stage: Status) => semanticsOf(stage) !== 'P')
      .map((stage) => stage.statusId),
  )
  const isFinished = (item: Item): boolean => finished.has(asText(item['stageId']))
  return preset === 'closed' ? isFinished : (item) => !isFinished(item)
}
