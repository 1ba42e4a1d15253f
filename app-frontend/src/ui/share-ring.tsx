interface ShareRingProps {
  /** Name for screen readers: «В порядке 6 из 9». */
  label: string
  ok: number
  soon: number
  bad: number
}

const radius = 24
const length = 2 * Math.PI * radius

/** Parts of a whole as a ring around the figures: what is in order, what is late, the rest wants attention. */
export function ShareRing({ label, ok, soon, bad }: ShareRingProps) {
  const all = ok + soon + bad
  const figures = `${ok}/${all}`
  const share = (part: number): number => (all === 0 ? 0 : (part / all) * length)
  return (
    <svg width="58" height="58" viewBox="0 0 58 58" role="img" aria-label={label} className="shrink-0">
      <g fill="none" strokeWidth="5" transform="rotate(-90 29 29)">
        <circle cx="29" cy="29" r={radius} className="stroke-line-strong" />
        <circle cx="29" cy="29" r={radius} className="stroke-green" strokeDasharray={`${share(ok)} ${length}`} />
        <circle
          cx="29"
          cy="29"
          r={radius}
          className="stroke-amber"
          strokeDasharray={`${share(soon)} ${length}`}
          strokeDashoffset={-share(ok)}
        />
        <circle
          cx="29"
          cy="29"
          r={radius}
          className="stroke-red"
          strokeDasharray={`${share(bad)} ${length}`}
          strokeDashoffset={-share(ok + soon)}
        />
      </g>
      <text
        x="29"
        y="34"
        textAnchor="middle"
        className={`fill-ink font-semibold ${figures.length > 4 ? 'text-12' : 'text-15'}`}
      >
        {figures}
      </text>
    </svg>
  )
}
