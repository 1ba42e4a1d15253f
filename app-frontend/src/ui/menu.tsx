import { type ReactNode, useId } from 'react'
import { Menu as AriaMenu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'

export interface MenuAction {
  id: string
  label: string
  /** 15 px icon. */
  icon?: ReactNode
  danger?: boolean
  /** Why it cannot be done now: shown under the words. */
  disabledWhy?: string | undefined
  onAction: () => void
}

interface MenuProps {
  label: string
  /** The button that opens it. */
  trigger: ReactNode
  actions: readonly MenuAction[]
  /** Why none of them can be done: said once, above them. */
  heldWhy?: string | undefined
}

/** Rare actions behind a button; arrows, first letters, Enter and Escape work. */
export function Menu({ label, trigger, actions, heldWhy }: MenuProps) {
  const whyId = useId()
  return (
    <MenuTrigger>
      {trigger}
      <Popover
        offset={4}
        placement="bottom end"
        className="max-w-[320px] min-w-[180px] animate-appear overflow-auto rounded-lg border border-line-strong bg-white p-1 shadow-pop"
      >
        {heldWhy && (
          <p id={whyId} className="px-2.5 pt-1 pb-1.5 text-12 text-ink-2">
            {heldWhy}
          </p>
        )}
        <AriaMenu
          aria-label={label}
          {...(heldWhy ? { 'aria-describedby': whyId } : {})}
          disabledKeys={actions.filter(({ disabledWhy }) => heldWhy ?? disabledWhy).map(({ id }) => id)}
          className="outline-none"
        >
          {actions.map((action) => (
            <MenuItem
              key={action.id}
              id={action.id}
              textValue={action.label}
              onAction={action.onAction}
              className={`flex min-h-8 cursor-default items-center gap-2.5 rounded-sm px-2.5 py-1 text-14 outline-none data-disabled:text-grey-ink data-focused:bg-peeked data-hovered:bg-hover ${action.danger ? 'text-red-ink' : ''}`}
            >
              {action.icon && (
                <span aria-hidden="true" className="shrink-0 text-ink-3">
                  {action.icon}
                </span>
              )}
              <span className="min-w-0">
                {action.label}
                {action.disabledWhy && <span className="block text-12 text-ink-3">{action.disabledWhy}</span>}
              </span>
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
