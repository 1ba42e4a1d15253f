import { createContext } from 'react'

/** Shows another run in the place of this one. */
export const OpenRun = createContext<(id: string) => void>(() => {})
