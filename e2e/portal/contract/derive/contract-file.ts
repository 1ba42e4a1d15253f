import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One file of the machine-readable contract: only what the table takes from it. */
export interface ContractFile {
  method: string
  params: readonly ContractParam[]
  defs: Record<string, { dynamic?: { allowed?: boolean; ufAllowed?: boolean }; fields: readonly ContractField[] }>
  entityFields?: readonly string[]
  resultExample?: unknown
  returns?: readonly { name: string }[]
  source: { file: string }
}

export interface ContractField {
  name: string
  base: string
  required: boolean | 'unknown'
}

export interface ContractParam extends ContractField {
  ref?: string
  dynamic?: { allowed?: boolean }
}

/** Every contract of the folder by the name of its method in lower case: names are compared without regard to case. */
export function readContracts(folder: string): Map<string, ContractFile> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
  const all = files.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as ContractFile)
  return new Map(all.map((one) => [one.method.toLowerCase(), one]))
}
