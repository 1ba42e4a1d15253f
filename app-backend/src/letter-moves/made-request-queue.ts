/** Closes the request that a split made, once the split is taken back, or opens it again. */
export const madeRequestQueue = 'letter-moves.made-request'
