import { useLingui } from '@lingui/react/macro'
import { ChartLine, Ellipsis, Image, Printer, Table2 } from 'lucide-react'
import { type ReactNode, useId, useRef, useState } from 'react'
import { IconButton } from '../icon-button.tsx'
import { Menu } from '../menu.tsx'
import { ChartTable } from './chart-table.tsx'
import { type ChartData, hueOf } from './chart-types.ts'
import { printPart } from './print-part.ts'
import { savePicture } from './save-picture.ts'

interface ChartCardProps {
  title: string
  data: ChartData
  /** Heading of the points in the table: «День». */
  pointTitle: string
  /** Beside the title: a link to the records, «данные на 12:38». */
  aside?: ReactNode
  /** Lines are named at their ends and need no legend. */
  legend?: boolean
  children: ReactNode
}

/** A card around a chart: legend, and a menu with the table, printing and a picture. */
export function ChartCard({ title, data, pointTitle, aside, legend = true, children }: ChartCardProps) {
  const { t } = useLingui()
  const id = useId()
  const card = useRef<HTMLElement>(null)
  const [asTable, setAsTable] = useState(false)
  const picture = (): void => {
    const svg = card.current?.querySelector<SVGSVGElement>('[data-chart] svg')
    if (svg) void savePicture(svg, `${title}.png`)
  }
  const actions = [
    {
      id: 'table',
      label: asTable ? t`Показать графиком` : t`Показать таблицей`,
      icon: asTable ? <ChartLine size={15} /> : <Table2 size={15} />,
      onAction: () => setAsTable(!asTable),
    },
    {
      id: 'print',
      label: t`Напечатать`,
      icon: <Printer size={15} />,
      onAction: () => card.current && printPart(card.current),
    },
    {
      id: 'picture',
      label: t`Сохранить картинкой`,
      icon: <Image size={15} />,
      disabledWhy: asTable ? t`Картинкой сохраняется график` : undefined,
      onAction: picture,
    },
  ]
  return (
    <section ref={card} aria-labelledby={id} className="min-w-0 rounded-lg bg-white shadow-card">
      <div className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-4 py-1">
        <h2 id={id} className="text-14 font-semibold">
          {title}
        </h2>
        {legend &&
          data.series.map((series, index) => (
            <span key={series.id} className="flex items-center gap-1.5 text-12 text-ink-2">
              <i aria-hidden="true" className={`size-2.5 rounded-xs ${hueOf(series, index).ground}`} />
              {series.label}
            </span>
          ))}
        <span className="ml-auto flex items-center gap-2 text-12 text-ink-3">
          {aside}
          <span data-screen-only>
            <Menu
              label={title}
              actions={actions}
              trigger={
                <IconButton label={t`Таблица, печать, картинка`}>
                  <Ellipsis size={18} strokeWidth={1.75} aria-hidden="true" />
                </IconButton>
              }
            />
          </span>
        </span>
      </div>
      <div data-chart className="p-4">
        {asTable ? <ChartTable label={title} pointTitle={pointTitle} data={data} /> : children}
      </div>
    </section>
  )
}
