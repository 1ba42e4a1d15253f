import type { PlainRecord } from '../plain-record.ts'

/** A field of a requisite preset. */
export interface PresetField {
  id: number
  presetId: number
  fieldName: string
  fieldTitle: string
  sort: number
  inShortList: 'Y' | 'N'
}

/** Which requisites a deal, an invoice and the like use; zeros = none. */
export interface RequisiteLink {
  /** `entityTypeId:entityId` */
  id: string
  entityTypeId: number
  entityId: number
  requisiteId: number
  bankDetailId: number
  mcRequisiteId: number
  mcBankDetailId: number
}

/** Requisites, bank details, addresses, presets. */
export interface RequisiteTables {
  requisitePresets: Map<number, PlainRecord>
  presetFields: Map<number, PresetField>
  requisites: Map<number, PlainRecord>
  bankDetails: Map<number, PlainRecord>
  requisiteLinks: Map<string, RequisiteLink>
  /** By `typeId:entityTypeId:entityId`. */
  addresses: Map<string, PlainRecord<string>>
}

export function emptyRequisiteTables(): RequisiteTables {
  return {
    requisitePresets: new Map(),
    presetFields: new Map(),
    requisites: new Map(),
    bankDetails: new Map(),
    requisiteLinks: new Map(),
    addresses: new Map(),
  }
}
