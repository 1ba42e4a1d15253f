import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components/Tabs'

interface TabsProps {
  label: string
  tabs: readonly { id: string; label: string; content: () => ReactNode }[]
}

/** Tabs of a page, in the look of the portal's card tabs. */
export function Tabs({ label, tabs }: TabsProps) {
  return (
    <AriaTabs className="flex min-h-0 flex-1 flex-col">
      <TabList aria-label={label} className="flex gap-0.5 pb-3">
        {tabs.map((tab) => (
          <Tab
            key={tab.id}
            id={tab.id}
            className="inline-flex h-[34px] cursor-default outline-offset-[-2px] items-center rounded-md border border-transparent px-3 text-14 text-ink-2 data-hovered:bg-white/60 data-selected:border-blue-line data-selected:bg-blue-soft data-selected:font-medium data-selected:text-action"
          >
            {tab.label}
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
