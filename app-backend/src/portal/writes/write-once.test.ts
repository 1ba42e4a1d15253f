import { describe, expect, it, vi } from 'vitest'
import { createClock } from '../../platform/clock/clock.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import { createWriteOnce } from './write-once.ts'
import type { WriteRow, WriteStore } from './write-store.ts'

function aStore(): WriteStore & { rows: Map<string, WriteRow> } {
  const rows = new Map<string, WriteRow>()
  const holds = (key: string, at: Date | null) => rows.get(key)?.startedAt.getTime() === at?.getTime()
  return {
    rows,
    read: (_, key) => Promise.resolve(rows.get(key) ?? null),
    async claim(_, key, seen, now) {
      if (!holds(key, seen)) return false
      rows.set(key, { state: 'sending', result: null, startedAt: now })
      return true
    },
    finish: async (_, key, startedAt, result) => void rows.set(key, { state: 'done', result, startedAt }),
    forget: async (_, key, startedAt) => void (holds(key, startedAt) && rows.delete(key)),
  }
}

const once = (
  write: () => Promise<{ id: number }>,
  lookUp: () => Promise<{ id: number } | null> = () => Promise.resolve(null),
) => ({ portalId: 'p', key: 'k', write, lookUp })
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
    expect(store.rows.size).toBe(0)
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
