import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components/Tabs'
import { Counter } from './counter.tsx'

interface TabsProps {
  label: string
  tabs: readonly {
    id: string
    label: string
    /** Beside the word; left out or 0: nothing. */
    count?: number
    /** The count is a reason to act. */
    alarming?: boolean
    content: () => ReactNode
  }[]
  /** Given: the owner keeps which one is open. */
  selected?: string
  onSelect?: (id: string) => void
  /** Tabs inside a tab: smaller and white, so that the levels differ. */
  inner?: boolean
}

const outerTab =
  'h-[34px] px-3 text-14 data-hovered:bg-white/60 data-selected:border-blue-line data-selected:bg-blue-soft data-selected:font-medium data-selected:text-action'
const innerTab =
  'h-[30px] px-2.5 text-13 data-hovered:bg-white/60 data-selected:bg-white data-selected:font-medium data-selected:text-ink data-selected:border-line-strong'

/** Tabs of a page, in the look of the portal's card tabs. Where they find no room they go on in a second row: none hides. */
export function Tabs({ label, tabs, selected, onSelect, inner = false }: TabsProps) {
  return (
    <AriaTabs
      {...(selected === undefined ? {} : { selectedKey: selected })}
      {...(onSelect ? { onSelectionChange: (key) => onSelect(String(key)) } : {})}
      className="flex min-h-0 flex-1 flex-col"
    >
      <TabList aria-label={label} className="flex flex-wrap gap-x-0.5 gap-y-1 pb-3">
        {tabs.map((tab) => (
          <Tab
            key={tab.id}
            id={tab.id}
            className={`inline-flex shrink-0 cursor-default items-center gap-1.5 rounded-md border border-transparent whitespace-nowrap text-ink-2 outline-offset-[-2px] ${inner ? innerTab : outerTab}`}
          >
            {tab.label} {Boolean(tab.count) && <Counter tone={tab.alarming ? 'red' : 'grey'}>{tab.count ?? 0}</Counter>}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className="min-h-0 flex-1 outline-offset-[-2px]">
          {tab.content()}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}
