import type { CommandTable, FrameContext } from '../client/commands.ts'
import { param, textParam } from '../client/wire.ts'
import { layoutAction } from './layout-action.ts'
import { blocksOf, drawBlock, type BlockEvents, type LayoutBlock } from './layout-block.ts'
import { LayoutFoot } from './layout-foot.ts'

/** Subscriptions of one kind: the block they watch ('' = any) and where the news goes. */
type Watchers = { block: string; callback: string }[]

/**
 * The portal's own interface in place of the application's markup: the frame stays hidden and describes blocks, the
 * portal draws them and tells what a person does. Bitrix24 docs: api-reference/widgets/crm/detail-activity-area.
 */
export function activityInterface(frame: FrameContext, area: HTMLElement, finish: () => void): CommandTable {
  const blocks = new Map<string, LayoutBlock>()
  const watchers = { primary: [], secondary: [], layout: [], value: [], entity: [] } as Record<string, Watchers>
  const tell = (kind: string, data: unknown, block = ''): void => {
    for (const one of watchers[kind] ?? []) if (one.block === '' || one.block === block) frame.reply(one.callback, data)
  }
  const watch =
    (kind: string): CommandTable[string] =>
    (params, _reply, callback) => {
      // The call is the subscription: its callback hears the news, so it gets no answer of its own.
      watchers[kind]?.push({ block: typeof params === 'string' ? params : '', callback })
    }
  const body = document.createElement('div')
  body.className = 'layout-blocks'
  const foot = new LayoutFoot({ primary: () => tell('primary', {}), secondary: () => tell('secondary', {}) })
  area.replaceChildren(body, foot.element)
  const events: BlockEvents = {
    act: (id, action) => layoutAction(frame.boot, area, action, (value) => tell('layout', { id, value }, id)),
    change: (id, value) => tell('value', { id, value }, id),
  }
  window.addEventListener('portal:entity-updated', () => tell('entity', {}))
  return {
    setLayout: (params, reply) => {
      blocks.clear()
      for (const [id, block] of blocksOf(param(params, 'blocks'))) blocks.set(id, block)
      body.replaceChildren(...[...blocks].map(([id, block]) => drawBlock(id, block, events)))
      foot.set('primary', param(params, 'primaryButton'))
      foot.set('secondary', param(params, 'secondaryButton'))
      area.dataset['drawn'] = 'yes'
      reply([])
    },
    setLayoutItemState: (params, reply) => {
      changeBlock(body, blocks, params, events)
      reply([])
    },
    setPrimaryButtonState: (params, reply) => {
      foot.set('primary', params)
      reply([])
    },
    setSecondaryButtonState: (params, reply) => {
      foot.set('secondary', params)
      reply([])
    },
    bindPrimaryButtonClickCallback: watch('primary'),
    bindSecondaryButtonClickCallback: watch('secondary'),
    bindLayoutEventCallback: watch('layout'),
    bindValueChangeCallback: watch('value'),
    bindEntityUpdateCallback: watch('entity'),
    lock: (_params, reply) => {
      area.inert = true
      area.setAttribute('aria-busy', 'true')
      reply([])
    },
    unlock: (_params, reply) => {
      area.inert = false
      area.removeAttribute('aria-busy')
      reply([])
    },
    finish: (_params, reply) => {
      reply([])
      finish()
    },
  }
}

/** Draws one block anew with its changed visibility and properties, wherever in the layout it stands. */
function changeBlock(body: HTMLElement, blocks: Map<string, LayoutBlock>, params: unknown, events: BlockEvents): void {
  const id = textParam(params, 'id')
  const old = body.querySelector<HTMLElement>(`[data-block="${CSS.escape(id)}"]`)
  const known = blocks.get(id) ?? findInside([...blocks.values()], id)
  if (old === null || known === undefined) return
  const visible = param(params, 'visible')
  const properties = param(params, 'properties')
  if (typeof visible === 'boolean') known.visible = visible
  if (typeof properties === 'object' && properties !== null)
    known.properties = { ...(known.properties as object), ...properties }
  blocks.set(id, known)
  old.replaceWith(drawBlock(id, known, events))
}

function findInside(blocks: LayoutBlock[], id: string): LayoutBlock | undefined {
  for (const block of blocks) {
    const inner = blocksOf(param(block.properties, 'blocks'))
    const found =
      inner.find(([key]) => key === id)?.[1] ??
      findInside(
        inner.map(([, one]) => one),
        id,
      )
    if (found !== undefined) return found
  }
  return undefined
}
