import type {
  BodyChecked,
  BenchResult,
  Comparison,
  DraftSaved,
  LastDryRun,
  PastRecords,
  Published,
  PublishBody,
  RuleLab,
  RuleMode,
  RuleSetList,
  SaveDraftBody,
  ShadowReport,
  Tried,
  VersionList,
} from '@poryadok/app-backend/rule-sets/contract'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'

const path = (kind: string, rest = ''): string => `/api/rules/${kind}${rest}`

/** Kinds of rules of the portal. */
export function useRuleSets() {
  const { api } = useServices()
  return useQuery({ queryKey: ['rules'], queryFn: () => api.get<RuleSetList>('/api/rules') })
}

/** One rule set: what works, the draft, and what the viewer may do. */
export function useLab(kind: string) {
  const { api } = useServices()
  return useQuery({ queryKey: ['rules', kind, 'lab'], queryFn: () => api.get<RuleLab>(path(kind)) })
}

/** Everything of the set is read again: versions, shadow and counts change together. */
export function useRefresh(kind: string) {
  const cache = useQueryClient()
  return () => {
    void cache.invalidateQueries({ queryKey: ['rules', kind] })
    void cache.invalidateQueries({ queryKey: ['rules'], exact: true })
  }
}

/** Saving and discarding the draft, publishing, going back, and the switches. */
export function useChangeRules(kind: string) {
  const { api } = useServices()
  const refresh = useRefresh(kind)
  const changing = <Input, Answer>(call: (input: Input) => Promise<Answer>) => ({
    mutationFn: call,
    onSuccess: refresh,
  })
  return {
    save: useMutation(changing((body: SaveDraftBody) => api.put<DraftSaved>(path(kind, '/draft'), body))),
    discard: useMutation(changing((draft: string) => api.post(path(kind, '/draft/discard'), { draft }))),
    publish: useMutation(changing((body: PublishBody) => api.post<Published>(path(kind, '/publish'), body))),
    back: useMutation(changing((body: { to: number; base: number }) => api.post<Published>(path(kind, '/back'), body))),
    mode: useMutation(changing((mode: RuleMode) => api.post(path(kind, '/mode'), { mode }))),
    shadow: useMutation(changing((on: boolean) => api.post(path(kind, '/shadow'), { on }))),
  }
}

/** Faults, remarks and the difference of rules that are not saved yet; asked again when the person pauses. */
export function useChecked(kind: string, body: unknown, enabled: boolean) {
  const { api } = useServices()
  return useQuery({
    queryKey: ['rules', kind, 'check', body],
    queryFn: () => api.post<BodyChecked>(path(kind, '/check'), { body }),
    enabled,
    placeholderData: keepPreviousData,
    retry: false,
  })
}

/** What these rules say of the facts. */
export function useTried(kind: string, body: unknown, facts: unknown, enabled: boolean) {
  const { api } = useServices()
  return useQuery({
    queryKey: ['rules', kind, 'try', body, facts],
    queryFn: () => api.post<Tried>(path(kind, '/try'), { body, facts }),
    enabled,
    placeholderData: keepPreviousData,
    retry: false,
  })
}

/** Every saved example under these rules. */
export function useBench(kind: string, body: unknown, enabled: boolean) {
  const { api } = useServices()
  return useQuery({
    queryKey: ['rules', kind, 'bench', body],
    queryFn: () => api.post<BenchResult>(path(kind, '/bench'), { body }),
    enabled,
    placeholderData: keepPreviousData,
    retry: false,
  })
}

/** Records of the past to try rules on. */
export function usePastRecords(kind: string) {
  const { api } = useServices()
  return useQuery({ queryKey: ['rules', kind, 'records'], queryFn: () => api.get<PastRecords>(path(kind, '/records')) })
}

export function useExamples(kind: string) {
  const { api } = useServices()
  const refresh = useRefresh(kind)
  return {
    add: useMutation({
      mutationFn: (example: { name: string; facts: unknown; expected: unknown }) =>
        api.post<{ id: number }>(path(kind, '/examples'), example),
      onSuccess: refresh,
    }),
    remove: useMutation({
      mutationFn: (id: number) => api.delete(path(kind, `/examples/${id}`)),
      onSuccess: refresh,
    }),
  }
}

const progressMs = 1_000

/** The last dry run; while it goes on it is looked at each second. */
export function useDryRun(kind: string) {
  const { api } = useServices()
  const cache = useQueryClient()
  const key = ['rules', kind, 'dry-run']
  const onSuccess = (answer: LastDryRun): void => void cache.setQueryData(key, answer)
  return {
    last: useQuery({
      queryKey: key,
      queryFn: () => api.get<LastDryRun>(path(kind, '/dry-run')),
      refetchInterval: ({ state }) => (state.data?.run?.state === 'running' ? progressMs : false),
    }),
    start: useMutation({
      mutationFn: (body: { draft: string; days: number }) => api.post<LastDryRun>(path(kind, '/dry-run'), body),
      onSuccess,
    }),
    cancel: useMutation({
      mutationFn: (id: string) => api.post<LastDryRun>(path(kind, `/dry-run/${id}/cancel`)),
      onSuccess,
    }),
  }
}

/** What rules in the shadow would have done. */
export function useShadow(kind: string, enabled: boolean) {
  const { api } = useServices()
  return useQuery({
    queryKey: ['rules', kind, 'shadow'],
    queryFn: () => api.get<ShadowReport>(path(kind, '/shadow')),
    enabled,
    refetchInterval: 30_000,
  })
}

export function useVersions(kind: string) {
  const { api } = useServices()
  return useQuery({
    queryKey: ['rules', kind, 'versions'],
    queryFn: () => api.get<VersionList>(path(kind, '/versions')),
  })
}

export type Side = number | 'draft'

/** What differs between two versions, or a version and the draft. */
export function useComparison(kind: string, from: Side | null, to: Side | null) {
  const { api } = useServices()
  return useQuery({
    queryKey: ['rules', kind, 'compare', from, to],
    queryFn: () => api.get<Comparison>(path(kind, '/compare'), { from: from ?? '', to: to ?? '' }),
    enabled: from !== null && to !== null,
  })
}
