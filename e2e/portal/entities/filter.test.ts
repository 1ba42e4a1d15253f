import { expect, test } from 'vitest'
import type { Item } from '../store/records.ts'
import type { Column } from './column.ts'
import { columnOf } from './column.ts'
import { compileFilter } from './filter.ts'

const columns: Record<string, Column> = {
  id: columnOf('number', (item: Item) => item.id),
  title: columnOf('text', (item: Item) => item.title),
  sum: columnOf('number', (item: Item) => item.sum),
  at: columnOf('time', (item: Item) => item.at),
  day: columnOf('date', (item: Item) => item.day),
  open: columnOf('flag', (item: Item) => item.open),
  contacts: columnOf('number', (item: Item) => item.contacts),
}

const rows: Item[] = [
  {
    id: 1,
    title: 'Щит гудит',
    sum: 100,
    at: '2026-11-01T10:00:00+03:00',
    day: '2026-11-01T03:00:00+03:00',
    open: 'Y',
    contacts: [7, 8],
  },
  {
    id: 2,
    title: 'Акт 50%',
    sum: 250,
    at: '2026-11-02T10:00:00+03:00',
    day: '2026-11-02T03:00:00+03:00',
    open: 'N',
    contacts: [8],
  },
  { id: 3, title: 'щит_12', open: 'N' },
]

const ids = (filter: Record<string, unknown>): number[] =>
  rows.filter(compileFilter(filter, (name) => columns[name])).map((row) => row.id)

test.each<[Record<string, unknown>, number[]]>([
  [{ id: 2 }, [2]],
  [{ '=id': '2' }, [2]],
  [{ id: [1, 3] }, [1, 3]],
  [{ id: { 0: '1', 1: '3' } }, [1, 3]],
  [{ '!id': 2 }, [1, 3]],
  [{ '!=id': 2 }, [1, 3]],
  [{ '>id': 1 }, [2, 3]],
  [{ '>=id': 2 }, [2, 3]],
  [{ '<id': 2 }, [1]],
  [{ '<=id': '2' }, [1, 2]],
  [{ '@id': [2, 3] }, [2, 3]],
  [{ '!@id': [2, 3] }, [1]],
  [{ '%title': 'ЩИТ' }, [1, 3]],
  [{ '!%title': 'щит' }, [2]],
  [{ '=%title': 'щит%' }, [1, 3]],
  [{ '%=title': '%гудит' }, [1]],
  [{ '!=%title': 'щит%' }, [2]],
  [{ '!%=title': '%гудит' }, [2, 3]],
  [{ title: 'ЩИТ ГУДИТ' }, [1]],
  [{ sum: '' }, [3]],
  [{ sum: 0 }, [3]],
  [{ '!sum': null }, [1, 2]],
  [{ '>sum': 0 }, [1, 2]],
  [{ '>=at': '2026-11-02T07:00:00Z' }, [2]],
  [{ '<at': '02.11.2026 10:00:00' }, [1]],
  [{ day: '2026-11-01' }, [1]],
  [{ open: 'Y' }, [1]],
  [{ contacts: 8 }, [1, 2]],
  [{ '@contacts': [7] }, [1]],
  [{ '!contacts': 7 }, [2, 3]],
  [{ '>sum': 50, '<sum': 200 }, [1]],
  [{ 0: { logic: 'OR', 0: { id: 1 }, 1: { sum: 250 } } }, [1, 2]],
  [{ logic: 'OR', 0: { id: 1 }, 1: { id: 3 } }, [1, 3]],
  [{ '!id': 3, 0: { logic: 'or', 0: { '%title': 'щит' }, 1: { sum: 250, open: 'Y' } } }, [1]],
])('%j finds %j', (filter, expected) => expect(ids(filter)).toEqual(expected))
