export { buildImage } from './build.ts'
export { renderBuildError } from './render.ts'
