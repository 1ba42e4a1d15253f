/** An entry of the portal's `fm`. */
export interface KnownChannel {
  id: number
  typeId: string
  valueType: string
  value: string
}

/** A contact as the portal holds it. Absent texts are ''. */
export interface KnownContact {
  id: number
  lastName: string
  firstName: string
  secondName: string
  post: string
  birthday: string
  comments: string
  hasPhoto: boolean
  companyIds: number[]
  assignedById: number
  channels: KnownChannel[]
}

export interface KnownCompany {
  id: number
  title: string
  channels: KnownChannel[]
}
