import { type Reason, reason } from '../../kernel/reason.ts'

/** A topic of appeals and the funnel that its deals go into. */
export interface TopicLine {
  topic: string
  categoryId: number
  /** First stage of the funnel unless given. */
  stageId: string
}

export interface FunnelQuestion {
  topic: string | undefined
  categoryId: number | undefined
  stageId: string | undefined
  topics: readonly TopicLine[]
  funnels: readonly { id: number; name: string }[]
  stages: readonly { id: string; categoryId: number }[]
}

export type FunnelChoice =
  | { ok: true; categoryId: number; stageId: string | null; because: Reason[] }
  | { ok: false; because: Reason[] }

const folded = (topic: string) =>
  topic.normalize('NFKC').trim().toLowerCase().replaceAll('ё', 'е').replaceAll(/\s+/g, ' ')
const refused = (code: string, field: string, allowed: readonly (string | number)[]): FunnelChoice => ({
  ok: false,
  because: [reason(code, { field, allowed: allowed.slice(0, 50).join(', ') || '—' })],
})

/** The funnel and stage of a new deal: named ones win over the topic's, and a topic that the table lacks is refused with those it has. */
export function chooseFunnel(asked: FunnelQuestion): FunnelChoice {
  const { topic, topics, funnels, stages } = asked
  const line = topic === undefined ? undefined : topics.find((one) => folded(one.topic) === folded(topic))
  if (topic !== undefined && !line && asked.categoryId === undefined)
    return refused(
      'center.unknown-value',
      'topic',
      topics.map((one) => one.topic),
    )
  const categoryId = asked.categoryId ?? line?.categoryId ?? 0
  if (!funnels.some(({ id }) => id === categoryId))
    return refused(
      'center.unknown-value',
      'categoryId',
      funnels.map(({ id }) => id),
    )
  const stageId = asked.stageId ?? (asked.categoryId === undefined ? line?.stageId || null : null)
  const known = stages.filter((one) => one.categoryId === categoryId).map(({ id }) => id)
  if (stageId !== null && !known.includes(stageId)) return refused('center.unknown-value', 'stageId', known)
  const why =
    line && asked.categoryId === undefined
      ? reason('center.by-topic', { topic: line.topic })
      : reason('center.by-funnel', { categoryId })
  return { ok: true, categoryId, stageId, because: [why] }
}
