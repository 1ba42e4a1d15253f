/** One entry of the way of an item over its stages. Bitrix24 docs: crm/crm-stage-history-list. */
export interface StageEntry {
  /** Grows over all types. */
  id: number
  /** 1 creation, 2 intermediate stage, 3 final stage, 5 another funnel. */
  typeId: 1 | 2 | 3 | 5
  /** ISO, portal zone. */
  createdTime: string
  categoryId: number
  semantics: 'P' | 'S' | 'F'
  stageId: string
}

export interface StageTrail {
  /** `entityTypeId:ownerId` */
  id: string
  entityTypeId: number
  ownerId: number
  entries: StageEntry[]
}

export interface CurrencyLocale {
  FORMAT_STRING: string
  FULL_NAME: string
  DEC_POINT: string
  THOUSANDS_SEP: string | null
  DECIMALS: number
  THOUSANDS_VARIANT: string
  HIDE_ZERO: 'Y' | 'N'
}

export interface Currency {
  /** ISO 4217. */
  id: string
  amountCnt: number
  amount: number
  sort: number
  base: boolean
  updated: string
  lang: Record<string, CurrencyLocale>
}

/** A field that takes part in the search of duplicates besides phone and mail. */
export interface VolatileType {
  id: number
  entityTypeId: number
  fieldCode: string
}

/** Digital workplace. */
export interface AutomatedSolution {
  id: number
  title: string
  typeIds: number[]
}

/** Tables of the CRM core: histories, currencies, duplicate fields, digital workplaces. */
export interface CrmTables {
  stageTrails: Map<string, StageTrail>
  currencies: Map<string, Currency>
  volatileTypes: Map<number, VolatileType>
  automatedSolutions: Map<number, AutomatedSolution>
}

export function emptyCrmTables(): CrmTables {
  return { stageTrails: new Map(), currencies: new Map(), volatileTypes: new Map(), automatedSolutions: new Map() }
}
