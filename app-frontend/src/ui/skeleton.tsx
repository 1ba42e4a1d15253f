/** A grey bar in the place of text that is on its way. */
export function Skeleton({ className }: { className: string }) {
  return (
    <span
      aria-hidden="true"
      className={`block animate-shimmer rounded-xs bg-linear-90 from-[#eceff2] via-[#f6f8f9] to-[#eceff2] bg-[length:200%_100%] ${className}`}
    />
  )
}
