import { describe, expect, it } from 'vitest'
import type { Tenant } from '../portal/index.ts'
import { fieldTypes, type FieldType } from '../request-fields/rules/field-definition.ts'
import { aField, aSeverity, onPortal } from '../request-fields/testing.ts'
import { filledKinds } from './form/contract.ts'
import { portalValues } from './form-values.ts'
import type { FormNow } from './read-form.ts'
import { aScenario } from './testing.ts'

const fieldNames = { category: 'UF_CRM_5_PRD_CATEGORY', resolveBy: 'R', mailbox: 'M' }
const tenant = { id: 'p', entityTypeId: 140, language: 'ru', fieldNames } as Tenant
const ours = [aSeverity(), aField(), aField({ code: 'PRD_ACT', type: 'file', label: { ru: 'Акт', en: 'Act' } })]
const form: FormNow = {
  fields: ours.map((field) => ({ ours: field, there: onPortal(field) })),
  values: {},
  stageId: null,
  responsibleId: null,
  updatedBy: null,
}

describe('what a form gives to the portal', () => {
  it('is named as the type of requests names it, options by their numbers', () => {
    const given = { PRD_SEVERITY: ['high'], PRD_SERIAL: ['OR16'], UNKNOWN: ['x'] }
    expect(portalValues(tenant, form, given, { scenarios: [] })).toEqual({
      UF_CRM_5_PRD_SEVERITY: 101,
      UF_CRM_5_PRD_SERIAL: 'OR16',
    })
  })

  it('has what scenarios set, unless the person said otherwise', () => {
    const scenarios = [aScenario({ set: [{ field: 'PRD_SEVERITY', value: 'low' }] })]
    expect(portalValues(tenant, form, {}, { scenarios })).toEqual({ UF_CRM_5_PRD_SEVERITY: 100 })
    expect(portalValues(tenant, form, { PRD_SEVERITY: ['high'] }, { scenarios })).toEqual({
      UF_CRM_5_PRD_SEVERITY: 101,
    })
  })

  const saveWithout = (type: FieldType) => {
    const asked = aField({ type })
    const one = { ...form, fields: [{ ours: asked, there: onPortal(asked) }] }
    return portalValues(tenant, one, {}, { scenarios: [aScenario({ require: [asked.code] })] })
  }
  const isFilled = (type: string) => filledKinds.some((kind) => kind === type)

  it.each(fieldTypes.filter(isFilled))('asks for a field of kind %s, which the form has an input for', (type) => {
    expect(() => saveWithout(type)).toThrow('scenarios.lacking')
  })

  it.each(fieldTypes.filter((type) => !isFilled(type)))('leaves a field of kind %s to the portal’s card', (type) => {
    expect(saveWithout(type)).toEqual({})
  })

  it('is refused without a field that a scenario asks for; files are asked of the portal’s own card', () => {
    const asks = (field: string) => ({ scenarios: [aScenario({ require: [field] })] })
    expect(() => portalValues(tenant, form, {}, asks('PRD_SERIAL'))).toThrow('scenarios.lacking')
    expect(portalValues(tenant, form, {}, asks('PRD_ACT'))).toEqual({})
  })
})
