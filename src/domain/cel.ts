/** What an expression of the check `cel` may speak of: the object of `of`, and the list of all objects. */
export const CEL_VARIABLES = ['object', 'objects'] as const
