// Type ids of PostgreSQL's catalogue (pg_type.oid).
const INTERNAL_CHAR = 18
const TEXT = 25

/**
 * adapter-pg 7.10 cannot read the type `"char"`, which catalogue queries return: it is announced as text.
 * @template Q
 * @param {Q} queryable a connection or transaction of adapter-pg
 * @returns {Q} the same one
 */
export function withoutInternalChar(queryable) {
  const performIO = queryable.performIO.bind(queryable)
  queryable.performIO = async (query) => {
    const answer = await performIO(query)
    for (const field of answer?.fields ?? []) if (field.dataTypeID === INTERNAL_CHAR) field.dataTypeID = TEXT
    return answer
  }
  return queryable
}
