/** Contacts and companies that values of records point at, each once. */
export function namedClients(values: readonly Readonly<Record<string, unknown>>[]) {
  const of = (...fields: readonly string[]): number[] => {
    const ids = values.flatMap((one) => fields.flatMap((field) => [one[field]].flat())).map(Number)
    return Array.from(new Set(ids.filter((id) => Number.isInteger(id) && id > 0)))
  }
  return { contacts: of('contactId', 'contactIds'), companies: of('companyId', 'companyIds') }
}
