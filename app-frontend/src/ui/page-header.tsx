import { ListChecks } from 'lucide-react'

/** The mark and the title of a page of our own; tabs in the portal's cards have neither. */
export const PageHeader = ({ title }: { title: string }) => (
  <header className="flex h-[38px] items-center gap-2.5">
    <span aria-hidden="true" className="grid size-[26px] place-items-center rounded-sm bg-action text-white">
      <ListChecks size={18} strokeWidth={1.75} />
    </span>
    <h1 className="text-24 leading-[1.2] font-normal tracking-[-0.2px]">{title}</h1>
  </header>
)
