import { QueryClient } from '@tanstack/react-query'
import { ApiError } from '../lib/api-error.ts'

/** A broken line is tried once more; a refusal, a fault with an account and a 30 s silence are shown at once. */
const tryAgain = (failures: number, error: Error): boolean =>
  failures < 1 && error instanceof ApiError && (error.kind === 'offline' || error.kind === 'unreadable')

/** Lists are kept fresh by the live stream, so a return to the window asks for nothing. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 60_000,
        retry: tryAgain,
        retryDelay: 800,
        refetchOnWindowFocus: false,
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
