import type { Reason } from '../kernel/reason.ts'
import { companyEntityTypeId, type PlannedWrite } from '../portal/index.ts'
import { statusField, type Status } from './rules/status.ts'

export const companyStatusRule = 'company-status'

/** The write that gives a company a status, left out when somebody has changed it meanwhile. Bitrix24 docs: api-reference/crm/universal/crm-item-update */
export const statusWrite = (
  key: string,
  companyId: number,
  { from, to, because }: { from: Status | null; to: Status | null; because: readonly Reason[] },
): PlannedWrite => ({
  key,
  action: 'update',
  entityTypeId: companyEntityTypeId,
  entityId: companyId,
  method: 'crm.item.update',
  params: {
    entityTypeId: companyEntityTypeId,
    id: companyId,
    useOriginalUfNames: 'Y',
    fields: { [statusField]: to?.optionId ?? '' },
  },
  before: { [statusField]: from?.optionId ?? null },
  after: { [statusField]: to?.optionId ?? null },
  because,
  lookUp: { kind: 'fields' },
  guarded: true,
})
