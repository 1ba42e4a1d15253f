import type { PortalClient } from '../../portal/index.ts'
import type { ImportRun } from '../import-run.ts'
import { attachedFields } from '../rules/attached-fields.ts'
import type { TargetField } from '../rules/target-field.ts'
import { readImportFields } from './import-fields.ts'

/** Fields that the columns of a run may fill: those of the portal's type, one request; or of comments and files. */
export const fieldsOfRun = async (
  portal: PortalClient,
  { portalId, entityTypeId, content }: Pick<ImportRun, 'portalId' | 'entityTypeId' | 'content'>,
): Promise<readonly TargetField[]> =>
  content === 'records' ? readImportFields(portal, portalId, entityTypeId) : attachedFields[content]
