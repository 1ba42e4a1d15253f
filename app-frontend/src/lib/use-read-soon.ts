import { useQueryClient, type QueryKey } from '@tanstack/react-query'

const laterMs = [1_500, 5_000]

/** Reads these again now, and twice more soon: what was asked for reaches the portal by the queue of writes, some moments later. */
export function useReadSoon(...keys: readonly QueryKey[]): () => Promise<void> {
  const cache = useQueryClient()
  const read = async (): Promise<void> => {
    await Promise.all(keys.map((queryKey) => cache.invalidateQueries({ queryKey })))
  }
  return () => {
    for (const ms of laterMs) setTimeout(() => void read(), ms)
    return read()
  }
}
