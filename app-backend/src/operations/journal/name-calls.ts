import type { CallRow } from '../contract.ts'

/** Puts the name of whose token a call carried beside it; each person is looked up once. */
export function nameCalls(nameOf: (userId: number) => Promise<string | null>) {
  const known = new Map<number, Promise<string | null>>()
  return async <Call extends CallRow>(call: Call): Promise<Call> => {
    const { userId } = call
    // 0: somebody whose proof was still being asked for.
    if (userId === null || userId === 0) return call
    const name = known.get(userId) ?? nameOf(userId)
    known.set(userId, name)
    return { ...call, userName: await name }
  }
}
