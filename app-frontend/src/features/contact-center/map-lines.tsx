import { useLingui } from '@lingui/react/macro'
import { Plus, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { IconButton } from '../../ui/icon-button.tsx'

interface MapLinesProps<Line> {
  title: string
  /** What the table is for. */
  about: string
  addLabel: string
  lines: readonly Line[]
  fresh: Line
  onChange: (lines: Line[]) => void
  /** The fields of one line, side by side. */
  children: (line: Line, put: (change: Partial<Line>) => void) => ReactNode
}

/** A table that people edit line by line. */
export function MapLines<Line extends object>(props: MapLinesProps<Line>) {
  const { title, about, addLabel, lines, fresh, onChange, children } = props
  const { t } = useLingui()
  return (
    <Card
      title={title}
      aside={
        <Button
          size="sm"
          icon={<Plus size={14} strokeWidth={2} aria-hidden="true" />}
          onPress={() => onChange([...lines, fresh])}
        >
          {addLabel}
        </Button>
      }
    >
      <p className="px-4 pt-3 text-13 text-ink-2">{about}</p>
      <ul className="flex flex-col gap-2 px-4 py-3">
        {lines.map((line, at) => {
          const number = at + 1
          return (
            <li key={at} className="flex items-end gap-2">
              <div className="grid min-w-0 flex-1 auto-cols-fr grid-flow-col gap-3">
                {children(line, (change) =>
                  onChange(lines.map((one, index) => (index === at ? { ...one, ...change } : one))),
                )}
              </div>
              <IconButton
                size="md"
                label={t`Убрать строку ${number}`}
                onPress={() => onChange(lines.filter((_, index) => index !== at))}
              >
                <Trash2 size={15} strokeWidth={1.75} aria-hidden="true" />
              </IconButton>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
