import type { PortalState } from '../store/state.ts'
import { asMap, asList, asText } from '../wire/params.ts'
import { ask } from './ask.ts'
import type { CardSubject } from './card-subject.ts'
import { html, type Markup } from './html.ts'
import { icon } from './icon.ts'
import { money } from './money.ts'
import type { Viewer } from './viewer.ts'

/** OWNER_TYPE of product rows. Bitrix24 docs: api-reference/crm/data-types, section on short codes. */
const OWNER: Record<number, string> = { 1: 'L', 2: 'D', 7: 'Q', 31: 'SI' }
/** Contacts and companies have no products. */
const WITHOUT = new Set([3, 4])

/** Product rows of the record and their total; null where the type has none or the portal has no such method. */
export async function cardProducts(
  state: PortalState,
  viewer: Viewer,
  { kind, item }: CardSubject,
): Promise<Markup | null> {
  if (WITHOUT.has(kind.entityTypeId)) return null
  const ownerType = OWNER[kind.entityTypeId] ?? kind.prefix
  const filter = { '=ownerType': ownerType, '=ownerId': item.id }
  const { result, refused } = await ask(state, viewer, 'crm.item.productrow.list', { filter })
  if (refused !== null) return null
  const rows = asList(asMap(result)['productRows']).map(asMap)
  if (rows.length === 0) return emptyProducts(viewer)
  const sum = rows.reduce((total, row) => total + Number(row['price'] ?? 0) * Number(row['quantity'] ?? 0), 0)
  const print = (value: unknown): string => money(value, item['currencyId'], viewer.lang) || '0'
  const { say } = viewer
  return html`<section class="panel" aria-label="${say('Товары', 'Products')}">
    <div class="table-scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">${say('Товар', 'Product')}</th>
            <th scope="col" class="num">${say('Цена', 'Price')}</th>
            <th scope="col" class="num">${say('Количество', 'Quantity')}</th>
            <th scope="col" class="num">${say('Скидка', 'Discount')}</th>
            <th scope="col" class="num">${say('Налог', 'Tax')}</th>
            <th scope="col" class="num">${say('Сумма', 'Amount')}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) =>
              html`<tr>
                <td>${asText(row['productName'])}</td>
                <td class="num">${print(row['price'])}</td>
                <td class="num">${asText(row['quantity'])} ${asText(row['measureName'])}</td>
                <td class="num">${print(row['discountSum'])}</td>
                <td class="num">
                  ${row['taxRate'] === null || row['taxRate'] === undefined ? '—' : `${asText(row['taxRate'])} %`}
                </td>
                <td class="num">${print(Number(row['price'] ?? 0) * Number(row['quantity'] ?? 0))}</td>
              </tr>`,
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colspan="5">${say('Итого', 'Total')}</th>
            <td class="num"><b>${print(sum)}</b></td>
          </tr>
        </tfoot>
      </table>
    </div>
  </section>`
}

function emptyProducts(viewer: Viewer): Markup {
  return html`<div class="panel empty">
    <span class="empty__mark">${icon('list')}</span>
    <p>
      ${viewer.say('Товаров в записи нет. Строки приносит приложение или каталог.', 'The record has no products. Rows come from an application or the catalogue.')}
    </p>
  </div>`
}
