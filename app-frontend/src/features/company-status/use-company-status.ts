import type {
  BulkAnswer,
  BulkBody,
  ChangeBody,
  CompanyPage,
  DirectoryBody,
  StatusDirectory,
  StatusOfCompany,
} from '@poryadok/app-backend/company-status/contract'
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'
import { useReadSoon } from '../../lib/use-read-soon.ts'

const base = '/api/company-status'
const key = 'company-status'

/** One company's status: read, changed, asked for. */
export function useStatusOfCompany(id: number) {
  const { api } = useServices()
  const cache = useQueryClient()
  const queryKey = [key, 'company', id]
  return {
    company: useQuery({ queryKey, queryFn: () => api.get<StatusOfCompany>(`${base}/companies/${id}`) }),
    change: useMutation({
      mutationFn: (body: ChangeBody) => api.post<StatusOfCompany>(`${base}/companies/${id}`, body),
      onSuccess: (answer) => cache.setQueryData(queryKey, answer),
      onError: () => cache.invalidateQueries({ queryKey }),
    }),
    ask: useMutation({
      mutationFn: (body: { to: string; why: string }) =>
        api.post<{ people: string[] }>(`${base}/companies/${id}/ask`, body),
    }),
  }
}

export interface CompanyFilter {
  /** Key of a status; `empty`: none; null: any. */
  status: string | null
  search: string
}

/** Companies that the viewer may see, by status. */
export function useCompanies({ status, search }: CompanyFilter) {
  const { api } = useServices()
  const again = useReadSoon([key])
  const asked = {
    ...(search === '' ? {} : { search }),
    ...(status === 'empty' ? { empty: 'true' } : status === null ? {} : { status }),
  }
  return {
    list: useInfiniteQuery({
      queryKey: [key, 'list', asked],
      queryFn: ({ pageParam }) => api.get<CompanyPage>(`${base}/companies`, { ...asked, start: String(pageParam) }),
      initialPageParam: 0,
      getNextPageParam: ({ next }) => next ?? undefined,
    }),
    change: useMutation({
      mutationFn: (body: BulkBody) => api.post<BulkAnswer>(`${base}/bulk`, body),
      onSuccess: (_answer, { dry }) => (dry ? undefined : again()),
    }),
    undo: useMutation({
      mutationFn: (runId: string) => api.post(`/api/audit/runs/${runId}/undo`, {}),
      onSuccess: again,
    }),
  }
}

/** The directory of statuses. */
export function useDirectory() {
  const { api } = useServices()
  const cache = useQueryClient()
  return {
    directory: useQuery({ queryKey: [key, 'directory'], queryFn: () => api.get<StatusDirectory>(`${base}/statuses`) }),
    save: useMutation({
      mutationFn: (body: DirectoryBody) => api.put<StatusDirectory>(`${base}/statuses`, body),
      onSuccess: async (answer) => {
        cache.setQueryData([key, 'directory'], answer)
        await cache.invalidateQueries({ queryKey: [key, 'list'] })
      },
    }),
    showInCard: useMutation({ mutationFn: () => api.post(`${base}/card`, {}) }),
  }
}
