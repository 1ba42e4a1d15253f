import { BatchReference, type FirstPage, type Tenant } from '../portal/index.ts'
import type { ClientRef } from '../requests/contract.ts'
import { questionGround } from './ask-portal.ts'
import { pageQuery } from './contract.ts'
import type { RequestListDeps } from './list-deps.ts'
import { pageCommands } from './page-commands.ts'
import { pageOfAnswers } from './page-of-answers.ts'
import { firstLayout, readList } from './read-list.ts'
import { readPage } from './read-page.ts'
import { builtIn } from './rules/built-in-views.ts'

/**
 * What the tab of a client's card opens with: the list as the viewer has arranged it, and the first page of the open requests. Its
 * commands ride in the request that proves who looks, so nobody knows yet whose columns they are: those of everybody in the portal
 * are read, and the built-in views are counted.
 */
export async function prepareTab(deps: RequestListDeps, tenant: Tenant, client: ClientRef): Promise<FirstPage> {
  const [ground, inUse] = await Promise.all([
    questionGround(deps, tenant, BatchReference.result('me', 'ID'), { client }),
    deps.layouts.columnsInUse(tenant.id),
  ])
  const views = builtIn(tenant.fieldNames)
  const [open] = views
  const every = [...firstLayout(tenant).columns, ...inUse]
  const query = pageQuery.parse({ selection: open?.selection, columns: every, client })
  const { commands, byContacts, missing } = pageCommands(ground, query, null, views)
  return {
    commands,
    async read(answers, viewer) {
      const list = await readList(deps, viewer)
      const { columns, pinned } = list.layout
      const own = { ...query, columns: [...new Set([...columns, 'contactIds'])], count: pinned }
      const page = answers['page']?.ok
        ? await pageOfAnswers(deps, ground, own, { answers, byContacts, missing, found: null, known: ground.fields })
        : await readPage(deps, viewer, own)
      // Everybody's names are needed to change a request, not to see it: the screen asks for them after the first row.
      return { list: { ...list, people: [] }, page }
    },
  }
}
