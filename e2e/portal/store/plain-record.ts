export type PlainValue = string | number | null

/** A record of a family whose fields are flat values named as its `fields` method names them. */
export interface PlainRecord<Id extends number | string = number> {
  id: Id
  values: Record<string, PlainValue>
}
