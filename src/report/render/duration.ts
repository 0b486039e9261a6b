export { shortDuration } from '../../domain/duration.ts'
