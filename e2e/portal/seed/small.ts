import { createSmartType } from '../entities/create-smart-type.ts'
import type { PortalState } from '../store/state.ts'
import { requestStages } from './base.ts'
import { seedClients } from './clients.ts'
import { seedDeals } from './deals.ts'
import { seedPeople } from './people.ts'
import { seedProducts } from './products.ts'
import { seedRequests } from './requests.ts'
import { seedWork } from './work.ts'

/** Smart process in which requests may live instead of leads. */
const REQUEST_PROCESS = 1030

/** The invented company «Щитовой двор»: it assembles switchboards and answers for them to its clients. */
export function seedSmall(state: PortalState): void {
  seedPeople(state)
  seedClients(state)
  createSmartType(state, {
    title: 'Запрос',
    entityTypeId: REQUEST_PROCESS,
    userId: 1,
    stages: requestStages.map((stage) => ({ ...stage, code: processCode(stage.code) })),
    fields: {
      isStagesEnabled: 'Y',
      isClientEnabled: 'Y',
      isSourceEnabled: 'Y',
      isObserversEnabled: 'Y',
      isUseInUserfieldEnabled: 'Y',
      isRecyclebinEnabled: 'Y',
    },
  })
  seedRequests(state)
  seedProducts(state)
  seedDeals(state)
  seedWork(state)
}

/** Smart processes call their success SUCCESS and their failure FAIL. */
function processCode(code: string): string {
  return code === 'CONVERTED' ? 'SUCCESS' : code === 'JUNK' ? 'FAIL' : code
}
