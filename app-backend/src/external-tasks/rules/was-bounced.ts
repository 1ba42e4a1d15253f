import type { Reason } from '../../kernel/reason.ts'

/** The performer's address refused our letter: nothing is written there until a person names an address again. */
export const wasBounced = ({ trouble }: { trouble: Reason | null }): boolean => trouble?.code === 'external.bounced'
