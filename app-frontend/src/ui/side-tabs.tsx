import { createContext, Fragment, type ReactNode, useContext, useEffect, useRef } from 'react'
import { CollectionRendererContext, DefaultCollectionRenderer } from 'react-aria-components/CollectionBuilder'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs'

export interface SideTabGroup {
  id: string
  label: string
  /** wide: a list that takes all the width there is; forms and texts keep a measure that the eye can follow. */
  tabs: readonly { id: string; label: string; wide?: boolean; content: () => ReactNode }[]
}

interface SideTabsProps {
  label: string
  groups: readonly SideTabGroup[]
  selected: string
  onSelect: (id: string) => void
  /** Only the open tab is seen, with all the width. */
  folded: boolean
  /** What folds them, in the corner. */
  fold: ReactNode
}

const tabLook =
  'block h-[25px] shrink-0 cursor-default truncate rounded-sm border border-transparent px-2 text-13 leading-[23px] text-ink-2 outline-offset-[-2px] data-hovered:bg-white/60 data-selected:border-blue-line data-selected:bg-blue-soft data-selected:font-medium data-selected:text-action'

/**
 * Many tabs down the left side under the headings of their groups, as in the portal's own sliders. The arrows go through
 * all of them; Enter opens, so that going past a tab does not load it.
 */
export function SideTabs({ label, groups, selected, onSelect, folded, fold }: SideTabsProps) {
  const list = useRef<HTMLDivElement>(null)
  // The open tab may have been opened from elsewhere and stand out of sight.
  useEffect(() => {
    list.current?.querySelector(`[data-key="${selected}"]`)?.scrollIntoView?.({ block: 'nearest' })
  }, [selected, folded])
  const tabs = groups.flatMap((group) => group.tabs.map((tab) => ({ ...tab, group: group.id })))
  return (
    <Tabs
      orientation="vertical"
      keyboardActivation="manual"
      selectedKey={selected}
      onSelectionChange={(key) => onSelect(String(key))}
      className="flex min-h-0 flex-1 items-start gap-3"
    >
      <div
        className={`sticky top-0 flex max-h-[calc(100vh-4px)] min-h-7 shrink-0 flex-col ${folded ? 'w-7' : 'w-[164px]'}`}
      >
        <div ref={list} className={folded ? 'hidden' : 'min-h-0 overflow-y-auto [scrollbar-width:thin]'}>
          <Groups value={groups}>
            <CollectionRendererContext value={grouped}>
              <TabList aria-label={label} className="flex flex-col pt-2.5">
                {tabs.map(({ id, label: word, group }) => (
                  <Tab key={id} id={id} aria-describedby={headingId(group)} className={tabLook}>
                    {word}
                  </Tab>
                ))}
              </TabList>
            </CollectionRendererContext>
          </Groups>
        </div>
        <div className="absolute top-0 right-0">{fold}</div>
      </div>
      {tabs.map(({ id, wide, content }) => (
        <TabPanel
          key={id}
          id={id}
          className={`min-w-0 flex-1 self-stretch outline-offset-[-2px] ${wide ? '' : 'max-w-[1360px]'}`}
        >
          {content()}
        </TabPanel>
      ))}
    </Tabs>
  )
}

const headingId = (group: string): string => `side-tabs-${group}`

const Groups = createContext<readonly SideTabGroup[]>([])

/** Puts the headings between the tabs: a list of tabs has no word for groups, so that each tab is described by its heading. */
const grouped: typeof DefaultCollectionRenderer = {
  ...DefaultCollectionRenderer,
  CollectionRoot: ({ collection }) =>
    useContext(Groups).map((group) => (
      <div key={group.id} role="presentation" className="flex flex-col pb-1.5">
        <span id={headingId(group.id)} aria-hidden className="px-2 pt-0.5 text-11 text-ink-3">
          {group.label}
        </span>
        {group.tabs.map(({ id }) => {
          const node = collection.getItem(id)
          return node && <Fragment key={id}>{node.render?.(node)}</Fragment>
        })}
      </div>
    )),
}
