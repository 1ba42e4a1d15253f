import { semanticsOf, stagesOf } from '../entities/stages.ts'
import type { Status } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import type { CardSubject } from './card-subject.ts'
import { html, trusted, type Markup } from './html.ts'
import { may } from '../rights/check.ts'
import type { Viewer } from './viewer.ts'

/** The record's way through its stages; a press moves it. Empty where the type has no stages. */
export function stageBar(state: PortalState, viewer: Viewer, { kind, item }: CardSubject): Markup {
  const stages = stagesOf(state, kind.entityTypeId, item)
  if (stages.length === 0) return html``
  const now = stages.findIndex((stage) => stage.statusId === item['stageId'])
  const locked = !may(state, viewer.user, kind.entityTypeId, 'update', item)
  return html`<div class="stages ${closed(stages[now])}" role="group" aria-label="${viewer.say('Стадия', 'Stage')}">
    ${stages.map(
      (stage, index) =>
        html`<form method="post" action="${kind.cardPath}${item.id}/edit/" data-inline>
          <input type="hidden" name="back" value="${viewer.path}" />
          <button
            class="stage ${look(stage, index, now)}"
            name="stageId"
            value="${stage.statusId}"
            title="${stage.name}"
            ${index === now && trusted('aria-current="step"')}
            ${locked && trusted('disabled')}
          >
            ${stage.name}
          </button>
        </form>`,
    )}
  </div>`
}

function look(stage: Status, index: number, now: number): string {
  if (index < now) return 'stage--past'
  if (index > now) return ''
  return { P: 'stage--now', S: 'stage--won', F: 'stage--lost' }[semanticsOf(stage)]
}

/** A finished record's whole way takes the tone of its end. */
function closed(stage: Status | undefined): string {
  return { P: '', S: 'stages--won', F: 'stages--lost' }[semanticsOf(stage)]
}
