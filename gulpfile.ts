export { npm } from './.gulp/npm'
