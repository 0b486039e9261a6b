export const now = 0
export const later = 1 /* todo later */ // rejected: eslint(no-warning-comments)
