/** The columns of makeCases that go into a lead. */
export const caseFields = [
  { column: 1, field: 'title' },
  { column: 3, field: 'createdTime' },
  { column: 5, field: 'name' },
  { column: 6, field: 'fm.EMAIL' },
  { column: 7, field: 'fm.PHONE' },
  { column: 8, field: 'comments' },
]
