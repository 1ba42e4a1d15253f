import { Skeleton } from './skeleton.tsx'

const rows = ['w-1/3', 'w-2/5', 'w-1/4', 'w-1/2', 'w-[30%]']

/** A card of a list on its way. */
export const CardSkeleton = () => (
  <div aria-busy="true" className="rounded-lg bg-white px-[18px] py-2 shadow-card">
    {rows.map((width) => (
      <div key={width} className="border-b border-line py-3.5 last:border-0">
        <Skeleton className={`h-3 ${width}`} />
        <Skeleton className="mt-2 h-2 w-3/5" />
      </div>
    ))}
  </div>
)
