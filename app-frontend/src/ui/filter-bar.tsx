import { useLingui } from '@lingui/react/macro'
import { SlidersHorizontal } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from './icon-button.tsx'
import { Popover } from './popover.tsx'
import { SearchBar, type SearchBarProps } from './search-bar.tsx'

interface FilterBarProps extends SearchBarProps {
  /** Fields of the filter, opened by its button. */
  fields: ReactNode
}

/** A search whose filter opens by a button beside it. */
export function FilterBar({ fields, end, ...bar }: FilterBarProps) {
  const { t } = useLingui()
  return (
    <SearchBar
      {...bar}
      end={
        <>
          <Popover
            label={t`Отбор`}
            width={340}
            trigger={
              <IconButton bordered size="md" label={t`Отбор`}>
                <SlidersHorizontal size={18} strokeWidth={1.75} aria-hidden="true" />
              </IconButton>
            }
          >
            {() => <div className="flex flex-col gap-3">{fields}</div>}
          </Popover>
          {end}
        </>
      }
    />
  )
}
