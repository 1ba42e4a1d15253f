import type { ConnectBody, ExportState, SheetView } from '@poryadok/app-backend/sheet-export/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'

const key = ['sheets']

export function useSheets() {
  const { api } = useServices()
  return useQuery({
    queryKey: key,
    queryFn: () => api.get<ExportState>('/api/sheets'),
    // A sheet that is being filled is looked at more often.
    refetchInterval: ({ state }) => (state.data?.sheets.some(isFilling) ? 5_000 : 60_000),
  })
}

const isFilling = ({ comparedAt, fault }: SheetView): boolean => comparedAt === null && fault === null

/** What a person does with the spreadsheet; the state is read again behind it. */
export type SheetAction =
  | { do: 'connect'; body: ConnectBody }
  | { do: 'disconnect' }
  | { do: 'compare' }
  | { do: 'add'; entityTypeId: number }
  | { do: 'remove' | 'restart'; entityTypeId: number }
  | { do: 'fields'; entityTypeId: number; add: string[] }
  | { do: 'figures'; days: number }

export function useSheetAction(onDone?: () => void) {
  const { api } = useServices()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: async (action: SheetAction) => {
      switch (action.do) {
        case 'connect':
          return api.put('/api/sheets/book', action.body)
        case 'disconnect':
          return api.delete('/api/sheets/book')
        case 'compare':
          return api.post('/api/sheets/pass')
        case 'add':
          return api.post('/api/sheets', { entityTypeId: action.entityTypeId })
        case 'remove':
          return api.delete(`/api/sheets/${action.entityTypeId}`)
        case 'restart':
          return api.post(`/api/sheets/${action.entityTypeId}/restart`)
        case 'fields':
          return api.post(`/api/sheets/${action.entityTypeId}/fields`, { add: action.add })
        case 'figures':
          return api.put('/api/sheets/figures', { days: action.days })
      }
    },
    onSettled: () =>
      Promise.all([cache.invalidateQueries({ queryKey: key }), cache.invalidateQueries({ queryKey: ['long-work'] })]),
    onSuccess: () => onDone?.(),
  })
}
