import { useLingui } from '@lingui/react/macro'
import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { IconButton } from './icon-button.tsx'
import { useFocusReturn } from './use-focus-return.ts'

interface SidePanelProps {
  title: ReactNode
  /** Right under the title: a number, a chip. */
  subtitle?: ReactNode
  onClose: () => void
  /** To the neighbours in the list; null at its ends, left out without a list. */
  onPrevious?: (() => void) | null
  onNext?: (() => void) | null
  /** Over the content instead of beside it: below 950 px. */
  overlay?: boolean
  /** Takes the focus when it opens: for a panel that a person opened by a button. */
  takesFocus?: boolean
  width?: number
  /** At the foot: actions, the main one first. */
  footer?: ReactNode
  children: ReactNode
}

/** Beside a list, without a dim: the list stays usable. Escape closes it and the focus goes back to its opener. */
export function SidePanel(props: SidePanelProps) {
  const { title, subtitle, onClose, onPrevious, onNext, overlay = false, takesFocus = false, width = 340 } = props
  const { t } = useLingui()
  const id = useId()
  const panel = useRef<HTMLElement>(null)
  useFocusReturn()
  useEffect(() => {
    if (takesFocus) panel.current?.focus({ preventScroll: true })
  }, [takesFocus])
  return (
    <aside
      ref={panel}
      tabIndex={-1}
      aria-labelledby={id}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.stopPropagation()
        onClose()
      }}
      style={{ width }}
      className={`flex max-w-full shrink-0 animate-slide flex-col border-l border-line bg-white outline-none ${overlay ? 'absolute inset-y-0 right-0 z-20 shadow-pop' : ''}`}
    >
      <div className="flex items-start gap-1 px-4 pt-3 pb-2">
        <div className="min-w-0 flex-1 pt-0.5">
          <h2 id={id} className="text-14 font-semibold wrap-anywhere">
            {title}
          </h2>
          {subtitle && <div className="mt-0.5 text-12 text-ink-3">{subtitle}</div>}
        </div>
        {onPrevious !== undefined && (
          <IconButton label={t`Предыдущая строка`} onPress={() => onPrevious?.()} isDisabled={onPrevious === null}>
            <ChevronUp size={18} strokeWidth={1.75} aria-hidden="true" />
          </IconButton>
        )}
        {onNext !== undefined && (
          <IconButton label={t`Следующая строка`} onPress={() => onNext?.()} isDisabled={onNext === null}>
            <ChevronDown size={18} strokeWidth={1.75} aria-hidden="true" />
          </IconButton>
        )}
        <IconButton label={t`Закрыть`} onPress={onClose}>
          <X size={18} strokeWidth={1.75} aria-hidden="true" />
        </IconButton>
      </div>
      <div className="scroll-edge min-h-0 flex-1 overflow-y-auto">{props.children}</div>
      {props.footer && <div className="flex flex-wrap gap-2.5 border-t border-line px-4 py-3">{props.footer}</div>}
    </aside>
  )
}
