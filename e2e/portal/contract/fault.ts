/** One difference between a call and the vendor's page. */
export interface Fault {
  method: string
  /** `params.fields.TITLE`, `result[].ID`; numbers of rows and keys of maps are left out. */
  path: string
  expected: string
  got: string
}

export type Report = (path: string, expected: string, got: string) => void

export function faultText({ method, path, expected, got }: Fault): string {
  return `${method}: ${path}: expected ${expected}, got ${got}`
}

/** What a person needs to see of a value. */
export function shortly(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}
