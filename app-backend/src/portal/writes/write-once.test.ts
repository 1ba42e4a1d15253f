import { describe, expect, it, vi } from 'vitest'
import { createClock } from '../../platform/clock/clock.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import { createWriteOnce } from './write-once.ts'
import { aNamedWrite } from './testing.ts'
import type { NamedWrite, WriteRow, WriteStore } from './write-store.ts'

function aStore(): WriteStore & { rows: Map<string, WriteRow> } {
  const rows = new Map<string, WriteRow>()
  const keyOf = ({ entries }: NamedWrite) => entries[0].key
  const holds = (key: string, at: Date | undefined) => rows.get(key)?.startedAt.getTime() === at?.getTime()
  return {
    rows,
    read: (_, key) => Promise.resolve(rows.get(key) ?? null),
    async claim(write, seen, now) {
      if (!holds(keyOf(write), seen?.startedAt)) return false
      rows.set(keyOf(write), { state: 'sending', result: null, startedAt: now })
      return true
    },
    finish: async (write, startedAt, result) => void rows.set(keyOf(write), { state: 'done', result, startedAt }),
    async refuse(write, startedAt) {
      if (holds(keyOf(write), startedAt)) rows.set(keyOf(write), { state: 'failed', result: null, startedAt })
    },
  }
}

const once = (
  write: () => Promise<{ id: number }>,
  lookUp: () => Promise<{ id: number } | null> = () => Promise.resolve(null),
) => aNamedWrite({ write, lookUp })
const lost = () => Promise.reject(new AppError('portal.outcome-unknown'))

describe('write once', () => {
  it('gives the first result again without a call', async () => {
    const writeOnce = createWriteOnce(aStore(), createClock())
    const write = vi.fn(() => Promise.resolve({ id: 7 }))
    await writeOnce(once(write))
    expect(await writeOnce(once(write))).toEqual({ id: 7 })
    expect(write).toHaveBeenCalledTimes(1)
  })

  it('takes what the portal holds after a lost answer, and writes nothing', async () => {
    const writeOnce = createWriteOnce(aStore(), createClock())
    await expect(writeOnce(once(lost))).rejects.toMatchObject({ code: 'portal.outcome-unknown' })
    const write = vi.fn(() => Promise.resolve({ id: 8 }))
    expect(await writeOnce(once(write, () => Promise.resolve({ id: 7 })))).toEqual({ id: 7 })
    expect(write).not.toHaveBeenCalled()
  })

  it('waits out the minute in which a lost write may still land', async () => {
    const clock = createClock()
    const writeOnce = createWriteOnce(aStore(), clock)
    await expect(writeOnce(once(lost))).rejects.toThrow()
    const write = vi.fn(() => Promise.resolve({ id: 8 }))
    clock.setOffset(79_000)
    await expect(writeOnce(once(write))).rejects.toMatchObject({ code: 'portal.outcome-unknown' })
    clock.setOffset(81_000)
    expect(await writeOnce(once(write))).toEqual({ id: 8 })
  })

  it('starts clean after a refusal in words', async () => {
    const store = aStore()
    const writeOnce = createWriteOnce(store, createClock())
    await expect(writeOnce(once(() => Promise.reject(new AppError('portal.refused'))))).rejects.toThrow()
    expect(store.rows.get('k')?.state).toBe('failed')
    const lookUp = vi.fn(() => Promise.resolve({ id: 1 }))
    expect(await writeOnce(once(() => Promise.resolve({ id: 9 }), lookUp))).toEqual({ id: 9 })
    expect(lookUp).not.toHaveBeenCalled()
  })

  it('keeps its row after a fault of our own between write and save, so that the write is looked up', async () => {
    const store = aStore()
    const writeOnce = createWriteOnce(
      { ...store, finish: () => Promise.reject(new Error('database gone')) },
      createClock(),
    )
    await expect(writeOnce(once(() => Promise.resolve({ id: 9 })))).rejects.toThrow('database gone')
    expect(store.rows.get('k')?.state).toBe('sending')
  })
})
