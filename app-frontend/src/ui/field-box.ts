/** The box of a field, 34 px high: its border is visible at 3:1, blue with the focus, red with a fault. */
export const fieldBox =
  'flex h-[34px] w-full min-w-0 items-center rounded-md border border-line-field bg-white text-14 text-ink outline-none ' +
  'data-focus-within:border-accent data-focus-within:ring-1 data-focus-within:ring-accent ' +
  'data-focus-visible:border-accent data-focus-visible:ring-1 data-focus-visible:ring-accent ' +
  'data-invalid:border-red data-invalid:ring-1 data-invalid:ring-red ' +
  'data-disabled:border-line-strong data-disabled:bg-grey-soft data-disabled:text-grey-ink'

/** What is typed into, inside the box. */
export const fieldInput =
  'min-w-0 flex-1 bg-transparent px-[11px] text-14 outline-none placeholder:text-ink-3 placeholder:opacity-100'

/** A list or calendar under the box. */
export const fieldPopover =
  'animate-appear overflow-auto rounded-lg border border-line-strong bg-white p-1 shadow-pop outline-none'

/** One line of such a list. */
export const fieldOption =
  'flex min-h-8 cursor-default items-center gap-2 rounded-sm px-2.5 py-1 text-14 outline-none ' +
  'data-focused:bg-peeked data-hovered:bg-hover data-selected:font-medium data-disabled:text-grey-ink'
