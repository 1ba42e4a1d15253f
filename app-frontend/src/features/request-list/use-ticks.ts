import type { Selection } from '@poryadok/app-backend/request-list/contract'
import type { ClientRef } from '@poryadok/app-backend/requests/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useServices } from '../../lib/services.ts'

const none: ReadonlySet<string> = new Set()

interface Ticked {
  client: ClientRef | null
  /** What the rows belong to: ticks go with it. */
  of: Selection['filter']
  /** What a tick on all of them means. */
  selection: Selection
  search: string
}

/** Ticked requests; they belong to a selection and go with it. */
export function useTicks({ client, of: filter, selection, search }: Ticked) {
  const { api } = useServices()
  const of = JSON.stringify([filter, search])
  const [state, setState] = useState({ of, ticked: none, more: false })
  const { mutate, isPending } = useMutation({
    mutationFn: () =>
      api.post<{ ids: number[]; more: boolean }>('/api/request-list/ids', { client, selection, search }),
    onSuccess: ({ ids, more }) => setState({ of, ticked: new Set(ids.map(String)), more }),
  })
  const current = state.of === of ? state : { of, ticked: none, more: false }
  return {
    ticked: current.ticked,
    /** The selection holds more than can be ticked at once. */
    more: current.more,
    busy: isPending,
    set: (ticked: ReadonlySet<string>): void => setState({ of, ticked, more: false }),
    clear: (): void => setState({ of, ticked: none, more: false }),
    tickAll: (): void => mutate(),
  }
}
