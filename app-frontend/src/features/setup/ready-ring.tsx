import { useLingui } from '@lingui/react/macro'

const radius = 24
const length = 2 * Math.PI * radius

/** How many steps are done, as a ring around the figures. */
export function ReadyRing({ done, all, problems }: { done: number; all: number; problems: number }) {
  const { t } = useLingui()
  const arc = (share: number): string => `${share * length} ${length}`
  // Two figures on either side would touch the ring.
  const small = all > 9
  return (
    <svg
      width="58"
      height="58"
      viewBox="0 0 58 58"
      role="img"
      aria-label={t`Готово ${done} из ${all}`}
      className="shrink-0"
    >
      <g fill="none" strokeWidth="5" transform="rotate(-90 29 29)">
        <circle cx="29" cy="29" r={radius} className="stroke-amber-line" />
        <circle cx="29" cy="29" r={radius} className="stroke-green" strokeDasharray={arc(done / all)} />
        <circle
          cx="29"
          cy="29"
          r={radius}
          className="stroke-red"
          strokeDasharray={arc(problems / all)}
          strokeDashoffset={-(done / all) * length}
        />
      </g>
      <text
        x="29"
        y={small ? 33 : 34}
        textAnchor="middle"
        className={`fill-ink font-semibold ${small ? 'text-12' : 'text-15'}`}
      >
        {done}/{all}
      </text>
    </svg>
  )
}
