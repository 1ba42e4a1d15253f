import { Plus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'

interface IssuedListProps<Item> {
  title: string
  addLabel: string
  items: readonly Item[]
  empty: { icon: ReactNode; title: string; text: string }
  /** Above the lines. */
  about?: ReactNode
  line: (item: Item, onLeave: () => void) => ReactNode
  /** The dialog that makes one more. */
  maker: (onClose: () => void) => ReactNode
  /** The dialog that asks before one goes. */
  leaver: (item: Item, onClose: () => void) => ReactNode
}

/** What administrators give out to contact centres, each on a line: made in a dialog, gone after a question. */
export function IssuedList<Item extends { id: string }>(props: IssuedListProps<Item>) {
  const { title, addLabel, items, empty, about, line, maker, leaver } = props
  const [making, setMaking] = useState(false)
  const [leaving, setLeaving] = useState<Item | null>(null)
  const add = (
    <Button
      size="sm"
      look="main"
      icon={<Plus size={14} strokeWidth={2} aria-hidden="true" />}
      onPress={() => setMaking(true)}
    >
      {addLabel}
    </Button>
  )
  return (
    <Card title={title} aside={items.length > 0 && add}>
      {items.length === 0 ? (
        <EmptyState icon={empty.icon} title={empty.title} action={add}>
          {empty.text}
        </EmptyState>
      ) : (
        <>
          {about}
          <ul>{items.map((item) => line(item, () => setLeaving(item)))}</ul>
        </>
      )}
      {making && maker(() => setMaking(false))}
      {leaving && leaver(leaving, () => setLeaving(null))}
    </Card>
  )
}
