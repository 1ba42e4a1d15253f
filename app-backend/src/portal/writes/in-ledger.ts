import { AsyncLocalStorage } from 'node:async_hooks'

const storage = new AsyncLocalStorage<true>()

/** Runs calls whose rows stand in the ledger already. */
export const inLedger = <T>(work: () => Promise<T>): Promise<T> => storage.run(true, work)

export const isInLedger = (): boolean => storage.getStore() === true
