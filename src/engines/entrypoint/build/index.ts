export { buildImage } from './build.ts'
export { rememberedBuild } from './remembered.ts'
export { renderBuildError } from './render.ts'
