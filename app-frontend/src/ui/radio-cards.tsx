import type { ReactNode } from 'react'
import { Label } from 'react-aria-components/Label'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'

export interface RadioCard<Id extends string> {
  id: Id
  title: string
  /** What choosing it means. */
  text: string
  /** 18 px icon. */
  icon?: ReactNode
  /** Why it cannot be chosen now. */
  disabledWhy?: string | undefined
}

interface RadioCardsProps<Id extends string> {
  label: string
  cards: readonly RadioCard<Id>[]
  value: Id | null
  onChange: (id: Id) => void
  /** Columns from 700 px on. */
  columns?: 1 | 2 | 3
}

const columnClass = { 1: '', 2: 'sm:grid-cols-2', 3: 'sm:grid-cols-3' }

/** One of a few that need a sentence each. */
export function RadioCards<Id extends string>({ label, cards, value, onChange, columns = 2 }: RadioCardsProps<Id>) {
  const choose = (chosen: string): void => {
    const card = cards.find(({ id }) => id === chosen)
    if (card) onChange(card.id)
  }
  return (
    <RadioGroup value={value} onChange={choose} className="min-w-0">
      <Label className="mb-1 block text-12 text-ink-3">{label}</Label>
      <div className={`grid gap-2 ${columnClass[columns]}`}>
        {cards.map((card) => (
          <Radio
            key={card.id}
            value={card.id}
            isDisabled={card.disabledWhy !== undefined}
            className="group flex cursor-default gap-2.5 rounded-lg border border-line-strong bg-white p-3 data-focus-visible:outline-2 data-focus-visible:outline-offset-2 data-focus-visible:outline-accent data-hovered:bg-hover data-selected:border-action data-selected:bg-peeked data-disabled:bg-grey-soft data-disabled:text-grey-ink"
          >
            <span
              aria-hidden="true"
              className="mt-0.5 grid size-4 shrink-0 place-items-center rounded-full border-[1.5px] border-line-field bg-white group-data-selected:border-[5px] group-data-selected:border-action"
            />
            <span className="min-w-0 flex-1">
              <span className="flex items-center gap-1.5 text-14 font-medium">
                {card.icon}
                {card.title}
              </span>
              <span className="mt-0.5 block text-12 text-ink-2">{card.disabledWhy ?? card.text}</span>
            </span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
