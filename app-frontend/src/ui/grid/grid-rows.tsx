import { useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect, useMemo, useRef } from 'react'
import { useHandler } from '../../lib/use-handler.ts'
import type { PlacedColumn } from './grid-geometry.ts'
import { GridLine } from './grid-line.tsx'
import type { GridProps } from './grid-types.ts'
import { useGridKeys } from './use-grid-keys.ts'

interface GridRowsProps<Row> extends GridProps<Row> {
  placed: readonly PlacedColumn<Row>[]
  scroller: RefObject<HTMLDivElement | null>
  dense: boolean
  /** Of what is in sight, px: an explanation does not scroll sideways. */
  sightWidth: number
}

/** Heights before a row is measured, px. */
const heights = { cosy: 61, dense: 36, problem: 62 }
/** So many rows before the end more are asked for. */
const nearEnd = 10

type Item<Row> = { kind: 'row'; row: Row; index: number } | { kind: 'problem'; row: Row; index: number }

/** Rows and their explanations one after another, only those in sight. */
export function GridRows<Row>(props: GridRowsProps<Row>) {
  const {
    placed,
    scroller,
    dense,
    sightWidth,
    rows,
    rowKey,
    ticked,
    onTick,
    opened,
    onOpen,
    fresh,
    problem,
    onEdit,
    onNearEnd,
  } = props
  const body = useRef<HTMLTableSectionElement>(null)
  const items = useMemo(() => withProblems(rows, problem), [rows, problem])
  const places = useMemo(() => items.flatMap((item, place) => (item.kind === 'row' ? [place] : [])), [items])
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (place) =>
      items[place]?.kind === 'problem' ? heights.problem : dense ? heights.dense : heights.cosy,
    getItemKey: (place) => keyOf(items[place], rowKey) ?? place,
    overscan: 8,
    initialRect: { width: 1000, height: 700 },
  })
  useEffect(() => virtual.measure(), [virtual, dense])
  const toggle = useHandler((row: Row): void => {
    const keys = new Set(ticked)
    const key = rowKey(row)
    if (!keys.delete(key)) keys.add(key)
    onTick?.(keys)
  })
  const open = useHandler((row: Row) => onOpen?.(row))
  const edit = useHandler((row: Row, column: string, text: string) => onEdit?.(row, column, text))
  const at = (index: number, act: ((row: Row) => void) | undefined): void => {
    const row = rows[index]
    if (row !== undefined) act?.(row)
  }
  const keys = useGridKeys({
    body,
    count: rows.length,
    scrollTo: (index) => virtual.scrollToIndex(places[index] ?? index),
    onOpen: onOpen && ((index) => at(index, onOpen)),
    onTick: ticked && onTick && ((index) => at(index, toggle)),
    follows: Boolean(opened),
  })
  const shown = virtual.getVirtualItems()
  const last = shown.at(-1)
  const lastIndex = items[last?.index ?? 0]?.index ?? 0
  useEffect(() => {
    if (rows.length > 0 && lastIndex >= rows.length - nearEnd) onNearEnd?.()
  }, [lastIndex, rows.length, onNearEnd])
  const columnCount = placed.length + (ticked ? 1 : 0)
  // One row takes part in the Tab order; scrolled away, it hands its place to the first one in sight.
  const inSight = shown.flatMap(({ index }) => (items[index]?.kind === 'row' ? [items[index].index] : []))
  const tabStop = inSight.includes(keys.current) ? keys.current : inSight[0]
  return (
    <tbody ref={body} onKeyDown={keys.onKeyDown}>
      <Spacer height={shown[0]?.start ?? 0} columnCount={columnCount} />
      {shown.map(({ index: place, key }) => {
        const item = items[place]
        if (!item) return null
        if (item.kind === 'problem') {
          return (
            <tr key={key} ref={virtual.measureElement} data-index={place} data-problem className="bg-red-row">
              <td colSpan={columnCount} className="border-b border-line px-2.5 pb-2.5">
                <div className="sticky left-2.5" style={{ width: sightWidth - 20 }}>
                  {problem?.(item.row)}
                </div>
              </td>
            </tr>
          )
        }
        const { row, index } = item
        const own = rowKey(row)
        return (
          <GridLine
            key={key}
            {...{ row, index, placed, dense }}
            name={props.rowLabel?.(row) ?? own}
            ticked={ticked && onTick ? ticked.has(own) : null}
            opened={opened === own}
            fresh={fresh?.has(own) ?? false}
            troubled={items[place + 1]?.kind === 'problem'}
            tabStop={index === tabStop}
            onTick={toggle}
            onFocus={keys.setCurrent}
            onOpen={onOpen && open}
            onEdit={onEdit && edit}
          />
        )
      })}
      <Spacer height={last ? virtual.getTotalSize() - last.end : 0} columnCount={columnCount} />
    </tbody>
  )
}

function withProblems<Row>(rows: readonly Row[], problem: GridProps<Row>['problem']): Item<Row>[] {
  return rows.flatMap((row, index): Item<Row>[] => {
    const line: Item<Row> = { kind: 'row', row, index }
    return problem?.(row) ? [line, { kind: 'problem', row, index }] : [line]
  })
}

const keyOf = <Row,>(item: Item<Row> | undefined, rowKey: (row: Row) => string): string | undefined =>
  item && `${item.kind}:${rowKey(item.row)}`

const Spacer = ({ height, columnCount }: { height: number; columnCount: number }) =>
  height > 0 ? (
    <tr aria-hidden="true">
      <td colSpan={columnCount} className="p-0" style={{ height }} />
    </tr>
  ) : null
