export const FAULT_KINDS = [
  '503',
  '429',
  '500',
  'html',
  'cut',
  'lost-answer',
  'half-answer',
  'slow',
  'late-answer',
  'down',
  'expired-token',
  'revoked',
  'renamed',
  'refuse',
] as const
export type FaultKind = (typeof FAULT_KINDS)[number]

export interface FaultRule {
  /** `method` compares case-insensitively, absent = any. `times` = how many calls it hits (absent: until removed). `afterCalls` = matching calls let through first. */
  match: { method?: string; times?: number; afterCalls?: number }
  kind: FaultKind
  /** slow, late-answer: milliseconds to wait, before or after the work. */
  delayMs?: number
  /** renamed: the new address of the portal. */
  location?: string
  /** refuse: any code of the vendor with its status, for refusals that nothing else brings about. */
  error?: string
  description?: string
  status?: number
}

export interface Faults {
  add(rules: FaultRule[]): void
  clear(): void
  list(): FaultRule[]
  /** The fault this call meets, if any; uses it up. */
  take(method: string): FaultRule | undefined
  /** True while the whole portal refuses connections. */
  readonly down: boolean
}

export function createFaults(): Faults {
  let rules: { rule: FaultRule; seen: number; hit: number }[] = []
  return {
    add: (added) => {
      rules.push(...added.map((rule) => ({ rule, seen: 0, hit: 0 })))
    },
    clear: () => {
      rules = []
    },
    list: () => rules.map((one) => one.rule),
    take(method) {
      for (const one of rules) {
        const { match, kind } = one.rule
        if (kind === 'down') continue
        if (match.method !== undefined && match.method.toLowerCase() !== method.toLowerCase()) continue
        one.seen += 1
        if (one.seen <= (match.afterCalls ?? 0)) continue
        if (match.times !== undefined && one.hit >= match.times) continue
        one.hit += 1
        return one.rule
      }
      return undefined
    },
    get down() {
      return rules.some((one) => one.rule.kind === 'down')
    },
  }
}
