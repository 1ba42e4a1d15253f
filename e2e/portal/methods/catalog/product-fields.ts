import type { PortalState } from '../../store/state.ts'
import { asInt, asText } from '../../wire/params.ts'
import type { PlainField } from '../plain-records/plain-field.ts'
import { plain } from '../plain-records/plain-field.ts'

/** Bitrix24 docs: api-reference/catalog/product/catalog-product-get-fields-by-filter. */
export const productFields: readonly PlainField[] = [
  plain('active', 'char', 'Активность', '', 'Y'),
  plain('available', 'char', 'Доступность к покупке', 'o', 'Y'),
  plain('bundle', 'char', 'Наличие набора', 'o', 'N'),
  plain('canBuyZero', 'char', 'Разрешение покупки при отсутствии товара', '', 'N'),
  plain('code', 'string', 'Символьный код'),
  plain('createdBy', 'integer', 'Кто создал'),
  plain('dateActiveFrom', 'datetime', 'DATE_ACTIVE_FROM'),
  plain('dateActiveTo', 'datetime', 'DATE_ACTIVE_TO'),
  plain('dateCreate', 'datetime', 'Дата создания'),
  plain('detailPicture', 'file', 'Детальная картинка'),
  plain('detailText', 'string', 'Детальное описание'),
  plain('detailTextType', 'string', 'Тип детального описания', '', 'text'),
  plain('height', 'double', 'Высота'),
  plain('iblockId', 'integer', 'Идентификатор инфоблока', 'ri'),
  plain('iblockSectionId', 'integer', 'Основной раздел'),
  plain('id', 'integer', 'Идентификатор', 'o'),
  plain('length', 'double', 'Длина'),
  plain('measure', 'integer', 'Единица измерения'),
  plain('modifiedBy', 'integer', 'Кто изменил'),
  plain('name', 'string', 'Наименование', 'r'),
  plain('negativeAmountTrace', 'char', 'NEGATIVE_AMOUNT_TRACE', 'o', 'N'),
  plain('previewPicture', 'file', 'Картинка анонса'),
  plain('previewText', 'string', 'Описание для анонса'),
  plain('previewTextType', 'string', 'Тип описания для анонса', '', 'text'),
  plain('priceType', 'char', 'Тип оплаты', '', 'S'),
  plain('purchasingCurrency', 'string', 'Валюта закупочной цены'),
  plain('purchasingPrice', 'string', 'Закупочная цена'),
  plain('quantity', 'double', 'Доступное количество', '', 0),
  plain('quantityReserved', 'double', 'Зарезервированное количество', '', 0),
  plain('quantityTrace', 'char', 'Режим количественного учета', '', 'D'),
  plain('sort', 'integer', 'Индекс сортировки', '', 500),
  plain('subscribe', 'char', 'Разрешение подписки на товар', '', 'D'),
  plain('timestampX', 'datetime', 'Дата изменения'),
  plain('type', 'integer', 'Тип товара', 'o'),
  plain('vatId', 'integer', 'Идентификатор НДС'),
  plain('vatIncluded', 'char', 'НДС включен в цену', '', 'N'),
  plain('weight', 'double', 'Вес'),
  plain('width', 'double', 'Ширина'),
  plain('xmlId', 'string', 'Внешний код'),
]

/** How getFieldsByFilter describes a catalogue: its fields with names, and the properties of that catalogue. */
export function describeProducts(
  state: PortalState,
  iblockId: number,
  without: readonly string[] = [],
): Record<string, unknown> {
  const described: Record<string, unknown> = {}
  for (const one of productFields) {
    if (without.includes(one.name)) continue
    described[one.name] = {
      isImmutable: one.immutable,
      isReadOnly: one.readOnly,
      isRequired: one.required,
      name: one.title,
      type: one.type,
    }
  }
  for (const property of state.productProperties.values()) {
    if (property.values.iblockId !== iblockId) continue
    described[`property${property.id}`] = {
      isDynamic: true,
      isImmutable: false,
      isMultiple: property.values.multiple === 'Y',
      isReadOnly: false,
      isRequired: property.values.isRequired === 'Y',
      name: property.values.name,
      propertyType: property.values.propertyType,
      type: 'productproperty',
      userType: asText(property.values.userType),
    }
  }
  return described
}

/** Id of a `propertyN` key, 0 for other keys. */
export function propertyId(name: string): number {
  return asInt(/^property(\d+)$/.exec(name)?.[1])
}
