/** Kinds of calls, CALL_TYPE 1 to 5. */
export const CALL_TYPES: readonly number[] = [1, 2, 3, 4, 5]

export function isIncoming(type: number): boolean {
  return type === 2 || type === 3
}
