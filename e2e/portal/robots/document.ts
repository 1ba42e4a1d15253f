import { COMPANY, CONTACT, DEAL, LEAD, QUOTE, SMART_INVOICE } from '../entities/type-ids.ts'

const DOCUMENTS: Readonly<Record<number, readonly [entity: string, type: string]>> = {
  [LEAD]: ['CCrmDocumentLead', 'LEAD'],
  [DEAL]: ['CCrmDocumentDeal', 'DEAL'],
  [CONTACT]: ['CCrmDocumentContact', 'CONTACT'],
  [COMPANY]: ['CCrmDocumentCompany', 'COMPANY'],
  [QUOTE]: ['Bitrix\\Crm\\Integration\\BizProc\\Document\\Quote', 'QUOTE'],
  [SMART_INVOICE]: ['Bitrix\\Crm\\Integration\\BizProc\\Document\\SmartInvoice', 'SMART_INVOICE'],
}

/** How workflows name an item: type `['crm', 'CCrmDocumentLead', 'LEAD']`, id with `LEAD_456`. Bitrix24 docs: bizproc/bizproc-workflow-start. */
export function documentOf(entityTypeId: number, entityId: number): { id: string[]; type: string[] } {
  const [entity, type] = DOCUMENTS[entityTypeId] ?? [
    'Bitrix\\Crm\\Integration\\BizProc\\Document\\Dynamic',
    `DYNAMIC_${entityTypeId}`,
  ]
  return { id: ['crm', entity, `${type}_${entityId}`], type: ['crm', entity, type] }
}
