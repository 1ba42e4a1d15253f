import type { DrillPage, DrillQuery, Report } from '@poryadok/app-backend/stage-time/contract'
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'
import type { ReportQueryOf } from './report-filter.ts'

/** Figures, and what was asked: the former ones stay in sight, and are read as such, while others are on their way. */
export function useReport(query: ReportQueryOf) {
  const { api } = useServices()
  return useQuery({
    queryKey: ['report', query],
    queryFn: async () => ({ asked: query, report: await api.get<Report>('/api/reports/stage-time', query) }),
    placeholderData: keepPreviousData,
  })
}

/** Which figure was opened. */
export interface Drilled {
  what: DrillQuery['what']
  stage?: string
  title: string
  query: ReportQueryOf
}

/** The requests behind a figure. */
export function useDrill({ what, stage, query }: Drilled) {
  const { api } = useServices()
  return useInfiniteQuery({
    queryKey: ['report-requests', query, what, stage],
    queryFn: ({ pageParam }) =>
      api.get<DrillPage>('/api/reports/stage-time/requests', { ...query, what, stage, offset: pageParam }),
    initialPageParam: 0,
    getNextPageParam: (page: DrillPage) => page.next,
  })
}

/** The report as a file. */
export function useReportFile(query: ReportQueryOf) {
  const { api } = useServices()
  return useMutation({
    mutationFn: (format: 'xlsx' | 'csv') => {
      const asked = Object.entries({ ...query, format }).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value]],
      )
      return api.download(`/api/reports/stage-time/export?${new URLSearchParams(asked)}`, `report.${format}`)
    },
  })
}

/** Counts all times anew; with `fields`, those in the fields of the requests too. */
export function useRebuild() {
  const { api } = useServices()
  return useMutation({ mutationFn: (fields: boolean) => api.post('/api/reports/stage-time/rebuild', { fields }) })
}
