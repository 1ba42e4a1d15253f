import type { PortalState } from '../store/state.ts'
import { asText, type Params } from '../wire/params.ts'
import { askRows } from './ask.ts'
import type { CardSubject } from './card-subject.ts'
import { html, type Markup } from './html.ts'
import { everyStageOf } from './pipelines.ts'
import { shortTime } from './short-time.ts'
import type { Viewer } from './viewer.ts'

interface Stay {
  stage: string
  since: number
  until: number | null
}

/** How long the record stayed in each stage, newest first; null for types without stages. */
export async function cardHistory(
  state: PortalState,
  viewer: Viewer,
  { kind, item }: CardSubject,
): Promise<Markup | null> {
  const stages = everyStageOf(state, kind)
  if (stages.length === 0) return null
  const params = { entityTypeId: kind.entityTypeId, filter: { OWNER_ID: item.id }, order: { ID: 'ASC' } }
  const rows = await askRows(state, viewer, 'crm.stagehistory.list', params, 'items')
  const name = (row: Params): string => {
    const id = asText(row['STAGE_ID']) || asText(row['STATUS_ID'])
    return stages.find((stage) => stage.statusId === id)?.name ?? id
  }
  const { say } = viewer
  if (rows.length === 0) {
    return html`<p class="panel empty">
      ${say('Стадия записи ещё не менялась.', 'The stage of the record has not changed yet.')}
    </p>`
  }
  return html`<section class="panel" aria-label="${say('История стадий', 'History of stages')}">
    <div class="table-scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">${say('Стадия', 'Stage')}</th>
            <th scope="col">${say('С какого времени', 'Since')}</th>
            <th scope="col">${say('Сколько', 'How long')}</th>
          </tr>
        </thead>
        <tbody>
          ${stays(rows, name)
            .toReversed()
            .map(
              (stay) =>
                html`<tr>
                  <td>${stay.stage}</td>
                  <td class="nowrap">${shortTime(stay.since, viewer.lang)}</td>
                  <td>
                    ${duration(viewer, (stay.until ?? state.clock.now()) - stay.since)}${stay.until === null && ` · ${say('сейчас', 'now')}`}
                  </td>
                </tr>`,
            )}
        </tbody>
      </table>
    </div>
  </section>`
}

function stays(rows: Params[], name: (row: Params) => string): Stay[] {
  const times = rows.map((row) => Date.parse(asText(row['CREATED_TIME'])) || 0)
  return rows.map((row, index) => ({ stage: name(row), since: times[index] ?? 0, until: times[index + 1] ?? null }))
}

function duration({ say }: Viewer, ms: number): string {
  const minutes = Math.max(0, Math.round(ms / 60_000))
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60]
  if (days > 0) return `${days} ${say('д', 'd')} ${hours} ${say('ч', 'h')}`
  return hours > 0 ? `${hours} ${say('ч', 'h')} ${rest} ${say('мин', 'min')}` : `${rest} ${say('мин', 'min')}`
}
