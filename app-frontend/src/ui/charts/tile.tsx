import type { ReactNode } from 'react'
import { Sparkline } from './sparkline.tsx'

interface TileProps {
  /** 15 px icon. */
  icon: ReactNode
  title: string
  /** The figure in words: «91,4 %». */
  figure: string
  /** «−18 к прошлой неделе». */
  delta?: string
  /** Whether the change is for the better; the words say it too. */
  good?: boolean | null
  course?: readonly number[]
  /** To the records behind the figure. */
  link?: ReactNode
}

const inks = (good: boolean | null): string => (good === null ? 'text-ink-2' : good ? 'text-green-ink' : 'text-red-ink')

/** One figure with its change and its course. */
export const Tile = ({ icon, title, figure, delta, good = null, course, link }: TileProps) => (
  <section aria-label={title} className="flex min-w-0 flex-col rounded-lg bg-white px-4 py-3.5 shadow-card">
    <div className="flex items-center gap-1.5 text-13 text-ink-2">
      <span aria-hidden="true" className="shrink-0">
        {icon}
      </span>
      <span className="truncate">{title}</span>
    </div>
    <div className="mt-1 text-28 leading-tight font-light whitespace-nowrap">{figure}</div>
    {delta && <div className={`text-12 ${inks(good)}`}>{delta}</div>}
    {course && (
      <div className="mt-2">
        <Sparkline values={course} />
      </div>
    )}
    {link && <div className="mt-auto pt-2 text-12">{link}</div>}
  </section>
)
