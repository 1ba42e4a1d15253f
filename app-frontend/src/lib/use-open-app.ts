import { useServices } from './services.ts'

/** Opens the app's own page in the portal's slider, at a section and a thing in it; resolves when the person closed it. */
export function useOpenApp(): (section: string, item: string) => Promise<void> {
  const { frame } = useServices()
  return async (section, item) => {
    // Without an answering portal around the page there is no slider to open.
    await frame().then(
      (portal) => portal.openApp({ section, item }),
      () => undefined,
    )
  }
}
