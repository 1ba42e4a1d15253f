import { DateInput, DateSegment } from 'react-aria-components/DateField'

/** Day, month and year (or hour and minute) that are typed one after another. */
export const DateSegments = ({ slot }: { slot?: 'start' | 'end' }) => (
  <DateInput {...(slot ? { slot } : {})} className="flex min-w-0 px-[11px] text-14 whitespace-nowrap">
    {(segment) => (
      <DateSegment
        segment={segment}
        className="inline-flex h-6 items-center justify-center rounded-xs px-px outline-none data-[type=day]:min-w-6 data-[type=hour]:min-w-6 data-[type=minute]:min-w-6 data-[type=month]:min-w-6 data-focused:bg-action data-focused:text-white data-placeholder:text-ink-3 data-focused:data-placeholder:text-white data-[type=literal]:px-0"
      />
    )}
  </DateInput>
)
