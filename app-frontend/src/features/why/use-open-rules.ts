import { useOpenApp } from '../../lib/use-open-app.ts'

/** Opens the rule lab on a kind of rules, in the portal's slider. */
export function useOpenRules(): (kind: string) => void {
  const openApp = useOpenApp()
  return (kind) => void openApp('rules', kind)
}
