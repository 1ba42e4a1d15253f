import { Trans } from '@lingui/react/macro'
import type { RequestRow } from '@poryadok/app-backend/requests/contract'
import { CircleHelp } from 'lucide-react'
import { Chip } from '../../ui/chip.tsx'
import { categoryTone } from './category-tone.ts'

export function CategoryChip({ category }: { category: RequestRow['category'] }) {
  if (category) {
    return (
      <Chip square tone={categoryTone(category.id)}>
        {category.name}
      </Chip>
    )
  }
  return (
    <Chip square unknown icon={<CircleHelp size={13} strokeWidth={2} aria-hidden="true" className="shrink-0" />}>
      <Trans>Не определена</Trans>
    </Chip>
  )
}
