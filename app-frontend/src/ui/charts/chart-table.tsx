import type { ChartData } from './chart-types.ts'

/** The values of a chart as a table, for reading and copying. */
export const ChartTable = ({ label, pointTitle, data }: { label: string; pointTitle: string; data: ChartData }) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolled region must be reached by the keyboard
  <div role="group" aria-label={label} tabIndex={0} className="max-h-[260px] overflow-auto outline-offset-[-2px]">
    <table className="w-full border-separate border-spacing-0 text-13">
      <thead>
        <tr className="text-12h text-ink-3">
          <th scope="col" className="sticky top-0 border-b border-line bg-white px-2.5 py-1.5 text-left font-normal">
            {pointTitle}
          </th>
          {data.series.map((series) => (
            <th
              key={series.id}
              scope="col"
              className="sticky top-0 border-b border-line bg-white px-2.5 py-1.5 text-right font-normal"
            >
              {series.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {data.points.map((point, index) => (
          <tr key={point}>
            <th scope="row" className="border-b border-line px-2.5 py-1.5 text-left font-normal">
              {data.longPoints?.[index] ?? point}
            </th>
            {data.series.map((series) => {
              const value = series.values[index] ?? null
              return (
                <td key={series.id} className="border-b border-line px-2.5 py-1.5 text-right">
                  {value === null ? '—' : data.format(value)}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
