import type { PortalState } from '../store/state.ts'

export interface NewStatus {
  code: string
  name: string
  color?: string
  semantics?: '' | 'S' | 'F'
  system?: boolean
}

/** Puts the values of a dictionary in, in this order, ten apart. */
export function addStatuses(
  state: PortalState,
  entityId: string,
  values: readonly NewStatus[],
  categoryId: number | null = null,
): void {
  for (const [index, value] of values.entries()) {
    const id = state.ids.next('status')
    state.statuses.set(id, {
      id,
      entityId,
      statusId: value.code,
      name: value.name,
      nameInit: value.system ? value.name : '',
      sort: (index + 1) * 10,
      system: value.system ?? false,
      semantics: value.semantics ?? '',
      color: value.color ?? '',
      categoryId,
    })
  }
}
