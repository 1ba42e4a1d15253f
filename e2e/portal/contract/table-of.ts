/** The file of a method's rows: one for every family of CRM and of the catalog, one for the rest of each kind. */
export function tableOf(name: string): string {
  const [first = '', second] = name.toLowerCase().split('.')
  return (first === 'crm' || first === 'catalog') && second !== undefined ? `${first}.${second}` : first
}
