import { useWording } from '../lib/use-wording.ts'

const tones = { grey: 'bg-grey-soft text-ink-2', blue: 'bg-blue-count text-blue-ink', red: 'bg-red-count text-white' }

/** A number beside a word. Red is for late and failed only. */
export function Counter({ tone = 'grey', children }: { tone?: keyof typeof tones; children: string | number }) {
  const { count } = useWording()
  return (
    <span
      className={`min-w-[18px] rounded-full px-[5px] text-center text-11 leading-[18px] font-semibold ${tones[tone]}`}
    >
      {typeof children === 'number' ? count(children) : children}
    </span>
  )
}
