/** Why a rule decided so: a code with values. Screens turn it into a sentence in the reader's language. */
export interface Reason {
  code: string
  params: Record<string, string | number>
}

export const reason = (code: string, params: Reason['params'] = {}): Reason => ({ code, params })
