import { useServices } from '../../lib/services.ts'

/** Opens the rule lab on a kind of rules, in the portal's slider. */
export function useOpenRules(): (kind: string) => void {
  const { frame } = useServices()
  return (kind) => {
    const open = async (): Promise<void> => (await frame()).openApp({ section: 'rules', item: kind })
    // Without an answering portal around the page there is no slider to open.
    void open().catch(() => undefined)
  }
}
