import { useServices } from '../../lib/services.ts'

interface LastPlace {
  section?: string
  /** The menu is folded away. */
  folded?: boolean
}

/**
 * Where a person was last in the app's own page. It is a comfort and lives in the browser alone: a frame whose browser
 * keeps nothing for it opens at the beginning.
 */
export function useLastPlace() {
  const { user } = useServices()
  const key = `poryadok.place.${user()?.id ?? 0}`
  const read = (): LastPlace => {
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}')
      return typeof kept === 'object' && kept !== null ? kept : {}
    } catch {
      return {}
    }
  }
  const keep = (place: LastPlace): void => {
    try {
      localStorage.setItem(key, JSON.stringify({ ...read(), ...place }))
    } catch {
      // The browser keeps nothing for frames of others.
    }
  }
  return { read, keep }
}
