export const named = 1
export default named // rejected: import(no-default-export)
