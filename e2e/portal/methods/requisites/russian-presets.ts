/** Fields a Russian preset may hold. Bitrix24 docs: crm/requisites/presets/fields/crm-requisite-preset-field-available-to-add. */
export const russianFields: readonly string[] = [
  'RQ_NAME',
  'RQ_FIRST_NAME',
  'RQ_LAST_NAME',
  'RQ_SECOND_NAME',
  'RQ_COMPANY_NAME',
  'RQ_COMPANY_FULL_NAME',
  'RQ_COMPANY_REG_DATE',
  'RQ_DIRECTOR',
  'RQ_ACCOUNTANT',
  'RQ_ADDR',
  'RQ_CONTACT',
  'RQ_EMAIL',
  'RQ_PHONE',
  'RQ_FAX',
  'RQ_IDENT_DOC',
  'RQ_IDENT_DOC_SER',
  'RQ_IDENT_DOC_NUM',
  'RQ_IDENT_DOC_DATE',
  'RQ_IDENT_DOC_ISSUED_BY',
  'RQ_IDENT_DOC_DEP_CODE',
  'RQ_INN',
  'RQ_KPP',
  'RQ_IFNS',
  'RQ_OGRN',
  'RQ_OGRNIP',
  'RQ_OKPO',
  'RQ_OKTMO',
  'RQ_OKVED',
  'RQ_ST_CERT_SER',
  'RQ_ST_CERT_NUM',
  'RQ_ST_CERT_DATE',
  'RQ_SIGNATURE',
  'RQ_STAMP',
]

export interface DefaultPreset {
  name: string
  xmlId: string
  sort: number
  fields: readonly string[]
}

/** What a Russian portal has on its first day. XML_IDs are those by which the portal knows its own presets. */
export const defaultPresets: readonly DefaultPreset[] = [
  {
    name: 'Организация',
    xmlId: '#CRM_REQUISITE_PRESET_DEF_RU_COMPANY#',
    sort: 500,
    fields: [
      'RQ_INN',
      'RQ_COMPANY_NAME',
      'RQ_COMPANY_FULL_NAME',
      'RQ_OGRN',
      'RQ_KPP',
      'RQ_COMPANY_REG_DATE',
      'RQ_OKPO',
      'RQ_OKTMO',
      'RQ_DIRECTOR',
      'RQ_ACCOUNTANT',
      'RQ_ADDR',
      'RQ_SIGNATURE',
      'RQ_STAMP',
    ],
  },
  {
    name: 'ИП',
    xmlId: '#CRM_REQUISITE_PRESET_DEF_RU_INDIVIDUAL#',
    sort: 510,
    fields: [
      'RQ_INN',
      'RQ_LAST_NAME',
      'RQ_FIRST_NAME',
      'RQ_SECOND_NAME',
      'RQ_COMPANY_NAME',
      'RQ_OGRNIP',
      'RQ_OKPO',
      'RQ_OKVED',
      'RQ_ADDR',
    ],
  },
  {
    name: 'Физ. лицо',
    xmlId: '#CRM_REQUISITE_PRESET_DEF_RU_PERSON#',
    sort: 520,
    fields: [
      'RQ_LAST_NAME',
      'RQ_FIRST_NAME',
      'RQ_SECOND_NAME',
      'RQ_IDENT_DOC',
      'RQ_IDENT_DOC_SER',
      'RQ_IDENT_DOC_NUM',
      'RQ_IDENT_DOC_ISSUED_BY',
      'RQ_IDENT_DOC_DATE',
      'RQ_IDENT_DOC_DEP_CODE',
      'RQ_ADDR',
    ],
  },
]
