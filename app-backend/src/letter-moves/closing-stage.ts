import type { Tenant } from '../portal/index.ts'
import type { MoveDeps } from './move-deps.ts'

export interface ClosingStage {
  /** The request is closed already. */
  closed: boolean
  /** The first stage that means failure; null: the portal has none. */
  stage: { id: string; name: string } | null
}

/** How a request that is of no more use ends: by the first stage that means failure; one that is closed keeps its stage. */
export async function closingStage(
  { directory }: Pick<MoveDeps, 'directory'>,
  tenant: Tenant,
  stageId: string,
): Promise<ClosingStage> {
  const { stages } = await directory.of(tenant)
  const closed = (stages.find(({ id }) => id === stageId)?.meaning ?? 'process') !== 'process'
  const [first] = stages.filter(({ meaning }) => meaning === 'failure').toSorted((a, b) => a.sort - b.sort)
  return { closed, stage: first ? { id: first.id, name: first.name } : null }
}
