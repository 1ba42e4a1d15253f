import type { ReactNode } from 'react'

/** Fields of a form: one column, two from 700 px of the form’s own width. `wide` fields take both. It asks for all the width: a measured box has none of its own. */
export const FormGrid = ({ children }: { children: ReactNode }) => (
  <div className="@container w-full min-w-0">
    <div className="grid grid-cols-1 items-start gap-x-4 gap-y-3 @min-[700px]:grid-cols-2">{children}</div>
  </div>
)

export const WideField = ({ children }: { children: ReactNode }) => (
  <div className="min-w-0 @min-[700px]:col-span-2">{children}</div>
)
